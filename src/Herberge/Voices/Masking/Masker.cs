using System.Text.RegularExpressions;

namespace Herberge.Voices.Masking;

/// <summary>
/// Covers what would tell who somebody is, before a text is stored. It would rather cover too much: nobody can look
/// underneath, and what it misses a person covers by hand.
/// </summary>
internal static partial class Masker
{
    /// <summary>Shorter parts of names are words of their own too often.</summary>
    private const int ShortestName = 3;

    /// <summary>In this order: a mail address is not to be taken for a name, nor a bank account for a phone.</summary>
    private static readonly (Regex Pattern, MaskKind Kind)[] Rules =
    [
        (Mail(), MaskKind.Mail), (Iban(), MaskKind.Iban), (Number(), MaskKind.Number), (Street(), MaskKind.Address), (EnglishStreet(), MaskKind.Address),
        (Phone(), MaskKind.Phone), (Salutation(), MaskKind.Name), (Introduction(), MaskKind.Name), (Greeting(), MaskKind.Name),
    ];

    public static MaskedText Cover(string text)
    {
        // Nobody writes our own signs.
        text = text.Replace(MaskedText.Open, '[').Replace(MaskedText.Close, ']');
        foreach (var (pattern, kind) in Rules)
        {
            text = pattern.Replace(text, match => match.Groups["keep"] is { Success: true } kept
                ? $"{kept.Value}{MaskedText.Token(kind)}"
                : MaskedText.Token(kind));
        }

        return new MaskedText(text);
    }

    public static MaskedText? CoverOrNull(string? text) => string.IsNullOrWhiteSpace(text) ? null : Cover(text.Trim());

    /// <summary>Covers every occurrence of some words in a text that is already masked; the same text when there is none.</summary>
    public static MaskedText CoverMore(string masked, string words) => new(string.Concat(MaskedText.Pieces(masked)
        .Select(piece => piece.Kind is null ? piece.Text.Replace(words, MaskedText.Token(MaskKind.Hand), StringComparison.OrdinalIgnoreCase) : piece.Text)));

    /// <summary>Covers an own text in which some places are covered already: they stay as they are.</summary>
    public static MaskedText CoverAround(string text) => new(string.Concat(MaskedText.Pieces(text)
        .Select(piece => piece.Kind is { } kind ? MaskedText.Token(kind) : Cover(piece.Text).Text)));

    /// <summary>Covers mentions, and known names wherever they stand as words, whole or in part: “Jutta Lang”, “Lang”.</summary>
    public static MaskedText CoverNames(MaskedText masked, IEnumerable<string> names)
    {
        var words = names.SelectMany(name => name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(name)).Where(word => word.Length >= ShortestName && char.IsUpper(word[0]))
            .Distinct(StringComparer.Ordinal).OrderByDescending(word => word.Length).ToList();
        var known = words.Count == 0 ? "" : $@"|\b({string.Join('|', words.Select(Regex.Escape))})(s|')?\b";
        var pattern = new Regex(@"@[\p{L}\p{N}_]+([.\-][\p{L}\p{N}_]+)*" + known, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        return new MaskedText(string.Concat(MaskedText.Pieces(masked.Text).Select(piece => piece.Kind is null ? pattern.Replace(piece.Text, MaskedText.Token(MaskKind.Name)) : piece.Text)));
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+\-]+ ?(@|\(at\)|\[at\]) ?[\p{L}\p{N}\-]+(\.[\p{L}\p{N}\-]+)+", RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Mail();

    [GeneratedRegex(@"\b[A-Z]{2}[0-9]{2}( ?[A-Z0-9]{4}){3,7}( ?[A-Z0-9]{1,3})?\b", RegexOptions.NonBacktracking)]
    private static partial Regex Iban();

    [GeneratedRegex(
        @"(?<keep>\b(Kunden|Kd|Auftrags?|Bestell|Ticket|Vertrags?|Rechnungs|Vorgangs|Customer|Order|Contract|Invoice|Account|Case)[ \-]?(nummer|nr|no|number|id)?[.:#]{0,2} {0,2}#?)[A-Z]{0,4}[\-/]?[0-9][A-Z0-9\-/]{2,}",
        RegexOptions.NonBacktracking | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(
        @"\b\p{Lu}[\p{L}\-]*[ \-]?(straße|strasse|str\.|weg|allee|platz|gasse|damm|ufer|chaussee|Straße|Strasse|Str\.|Weg|Allee|Platz|Gasse|Damm|Ufer) [0-9]{1,4} ?[a-z]?\b(,? {0,2}(in )?(D-)?[0-9]{5} \p{Lu}[\p{L}\-]+)?",
        RegexOptions.NonBacktracking)]
    private static partial Regex Street();

    [GeneratedRegex(@"\b[0-9]{1,4} \p{Lu}\p{L}+( \p{Lu}\p{L}+)? (Street|St\.|Road|Rd\.|Avenue|Ave\.|Lane|Drive)", RegexOptions.NonBacktracking)]
    private static partial Regex EnglishStreet();

    [GeneratedRegex(@"(\+|\b00)[1-9][0-9]{0,2}[ \-/(]{0,2}[0-9][0-9 \-/().]{5,}[0-9]|\b0[1-9][0-9]{1,4}[ \-/]{1,3}[0-9][0-9 \-]{3,}[0-9]|\b01[5-7][0-9]{8,9}\b", RegexOptions.NonBacktracking)]
    private static partial Regex Phone();

    [GeneratedRegex(
        @"(?<keep>\b(Herrn?|Frau|Hr\.|Fr\.|Mr\.?|Mrs\.?|Ms\.?|Dr\.|Prof\.|Kolleg(e|en|in)) {1,2}((Dr|Prof|med|rer|nat|Ing)\.(-Ing\.)? ?)*)((von|van|de|zu|der|al) ){0,2}\p{Lu}[\p{L}'’\-]+( \p{Lu}[\p{L}'’\-]+)?",
        RegexOptions.NonBacktracking)]
    private static partial Regex Salutation();

    [GeneratedRegex(
        @"(?<keep>\b([Ii]ch heiße|[Mm]ein Name ist|[Mm]y name is|[Ii]ch bin (der|die)) )\p{Lu}[\p{L}'’\-]+( \p{Lu}[\p{L}'’\-]+)?", RegexOptions.NonBacktracking)]
    private static partial Regex Introduction();

    [GeneratedRegex(
        @"(?<keep>\b(Grüßen?|Gruß|Grüße|regards|Regards|Cheers|MfG|LG|VG),?\s+(von |aus \p{Lu}\p{L}+,?\s+)?)\p{Lu}[\p{L}'’.\-]*( \p{Lu}[\p{L}'’\-]+){0,2}",
        RegexOptions.NonBacktracking)]
    private static partial Regex Greeting();
}
