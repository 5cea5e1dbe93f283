namespace Herberge.Voices.Masking;

/// <param name="Start">Where it begins in the stored text.</param>
/// <param name="Hue">Colour of the code that highlights it; null for none.</param>
/// <param name="Code">Name of that code.</param>
internal readonly record struct QuotePiece(int Start, string Text, MaskKind? Mask, int? Hue, string? Code);

/// <summary>Cuts a quote where covered places and highlights begin and end, so that a page can show it.</summary>
internal static class QuotePieces
{
    public static IReadOnlyList<QuotePiece> Of(string text, IReadOnlyList<MarkView> marks)
    {
        var pieces = new List<QuotePiece>();
        var highlights = marks.Where(m => m.Start is not null).ToList();
        foreach (var piece in MaskedText.Pieces(text))
        {
            var end = piece.Start + piece.Text.Length;
            var cuts = highlights.SelectMany(m => new[] { m.Start!.Value, m.Start.Value + m.Length!.Value })
                .Where(at => piece.Kind is null && at > piece.Start && at < end).Distinct().Order();
            var from = piece.Start;
            foreach (var to in cuts.Append(end))
            {
                // Where passages overlap, the one marked last is seen.
                var over = highlights.LastOrDefault(m => m.Start <= from && m.Start + m.Length >= to);
                pieces.Add(new QuotePiece(from, text[from..to], piece.Kind, over?.Hue, over?.Name));
                from = to;
            }
        }

        return pieces;
    }
}
