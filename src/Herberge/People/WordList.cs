namespace Herberge.People;

/// <summary>Several things in one field, separated by commas, as people write them.</summary>
internal static class WordList
{
    private static readonly char[] Separators = [',', ';', '\n'];

    public static string[] Split(string? joined) =>
        [.. (joined ?? "").Split(Separators, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase)];

    /// <summary>Null when there is nothing in it.</summary>
    public static string? Clean(string? joined) => Split(joined) is { Length: > 0 } words ? string.Join(", ", words) : null;
}
