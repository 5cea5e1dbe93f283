using System.Globalization;

namespace Herberge.Spaces;

/// <summary>Reactions in order of display, their names in forms and in a post's summary, and their icons.</summary>
internal static class ReactionWords
{
    public static readonly IReadOnlyList<(ReactionKind Kind, string Name, string Icon)> All =
    [
        (ReactionKind.Helpful, "helpful", "thumb-up"),
        (ReactionKind.Thanks, "thanks", "heart-handshake"),
        (ReactionKind.Same, "same", "eye-check"),
        (ReactionKind.Disagree, "disagree", "messages"),
    ];

    public static ReactionKind? Parse(string? name) =>
        All.Where(r => r.Name == name).Select(r => (ReactionKind?)r.Kind).FirstOrDefault();

    public static string Write(IEnumerable<(ReactionKind Kind, int Count)> counts) =>
        string.Join(' ', counts.OrderBy(c => c.Kind).Select(c => $"{All.First(r => r.Kind == c.Kind).Name}:{c.Count.ToString(CultureInfo.InvariantCulture)}"));

    /// <summary>The number beside a word in a summary like <c>thanks:9 same:14</c>.</summary>
    public static int CountOf(string summary, string name)
    {
        var rest = summary.AsSpan();
        while (rest.Length > 0)
        {
            var end = rest.IndexOf(' ');
            var pair = end < 0 ? rest : rest[..end];
            rest = end < 0 ? [] : rest[(end + 1)..];
            var colon = pair.IndexOf(':');
            if (colon > 0 && pair[..colon].SequenceEqual(name) && int.TryParse(pair[(colon + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var count))
                return count;
        }

        return 0;
    }
}
