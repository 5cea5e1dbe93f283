using System.Collections.Frozen;
using System.Globalization;

namespace Herberge.People;

/// <summary>
/// Languages are kept as codes where people or imports name one we know, else as written; a code is shown by its name in
/// the reader's language, so that „Polnisch“ and “Polish” are one.
/// </summary>
internal static class LanguageNames
{
    private static readonly CultureInfo[] Readers = [CultureInfo.GetCultureInfo("de-DE"), CultureInfo.GetCultureInfo("en-GB")];

    private static readonly FrozenDictionary<string, string> Codes = CodesByName();

    public static string Of(string kept)
    {
        var culture = Find(kept);
        return culture is null ? kept : Named(culture, CultureInfo.CurrentUICulture);
    }

    /// <summary>The list with each known name as its code.</summary>
    public static string? Clean(string? written) =>
        WordList.Clean(string.Join(',', WordList.Split(written).Select(word => Codes.GetValueOrDefault(word, word))));

    private static CultureInfo? Find(string code) => code.Length is 2 or 3
        ? CultureInfo.GetCultures(CultureTypes.NeutralCultures).FirstOrDefault(c => string.Equals(c.Name, code, StringComparison.OrdinalIgnoreCase))
        : null;

    private static FrozenDictionary<string, string> CodesByName()
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(c => c.Name.Length == 2))
            foreach (var name in Readers.Select(reader => Named(culture, reader)).Append(culture.NativeName)) codes.TryAdd(name, culture.Name);
        return codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The platform names cultures in the language of the thread.</summary>
    private static string Named(CultureInfo culture, CultureInfo reader)
    {
        var before = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = reader;
            return culture.DisplayName;
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
