namespace Herberge.Voices.Masking;

/// <summary>Why something was covered.</summary>
public enum MaskKind
{
    Mail,
    Phone,
    Iban,

    /// <summary>Of a customer, an order, a contract.</summary>
    Number,
    Address,
    Name,

    /// <summary>Covered by hand.</summary>
    Hand,
}

/// <summary>A text whose covered places stand as <c>⟦name⟧</c>; only <see cref="Masker"/> makes one.</summary>
public sealed class MaskedText
{
    internal const char Open = '⟦';
    internal const char Close = '⟧';

    internal MaskedText(string text) => Text = text;

    public string Text { get; }

    /// <summary>How many places are covered.</summary>
    public int Count => Text.Count(c => c == Open);

    /// <summary>The text in pieces: words as they are, and what stands for a covered place.</summary>
    public static IEnumerable<MaskedPiece> Pieces(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var open = text.IndexOf(Open, at);
            var close = open < 0 ? -1 : text.IndexOf(Close, open);
            if (close < 0) break;
            if (open > at) yield return new MaskedPiece(at, text[at..open], null);
            var kind = Enum.TryParse<MaskKind>(text[(open + 1)..close], ignoreCase: true, out var known) ? known : MaskKind.Hand;
            yield return new MaskedPiece(open, text[open..(close + 1)], kind);
            at = close + 1;
        }

        if (at < text.Length) yield return new MaskedPiece(at, text[at..], null);
    }

    internal static string Token(MaskKind kind) => $"{Open}{kind.ToString().ToLowerInvariant()}{Close}";
}

/// <param name="Start">Where it begins in the stored text.</param>
/// <param name="Kind">Null for words that are as they were said.</param>
public readonly record struct MaskedPiece(int Start, string Text, MaskKind? Kind);
