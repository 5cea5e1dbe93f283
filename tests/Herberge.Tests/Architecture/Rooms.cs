namespace Herberge.Tests.Architecture;

/// <summary>The house plan as data: which room may use which. Mirrors the table in docs/architecture.md.</summary>
public static class Rooms
{
    public static readonly IReadOnlyDictionary<string, string[]> MayUse = new Dictionary<string, string[]>
    {
        ["Foundation"] = [],
        ["Shell"] = ["Foundation"],
        ["People"] = ["Foundation", "Shell"],
        ["Spaces"] = ["Foundation", "Shell", "People"],
        ["Ideas"] = ["Foundation", "Shell", "People", "Spaces"],
        ["Gatherings"] = ["Foundation", "Shell", "People", "Spaces"],
        ["Silos"] = ["Foundation", "Shell", "People", "Spaces"],
        ["Activation"] = ["Foundation", "Shell", "People", "Spaces", "Gatherings", "Silos"],
        ["Voices"] = ["Foundation", "Shell", "People", "Spaces", "Ideas"],
        ["Channels"] = ["Foundation", "Shell", "People", "Spaces", "Ideas", "Gatherings", "Silos", "Activation", "Voices"],
        ["Desks"] = ["Foundation", "Shell", "People", "Spaces", "Ideas", "Gatherings", "Silos", "Activation", "Voices", "Channels"],
        ["Demo"] = ["Foundation", "Shell", "People", "Spaces", "Ideas", "Gatherings", "Silos", "Activation", "Voices", "Channels", "Desks"],
        ["Commands"] = ["Foundation", "Shell", "People", "Spaces", "Ideas", "Gatherings", "Silos", "Activation", "Voices", "Channels", "Desks", "Demo"],
    };

    /// <summary>Stand-alone libraries, open to every room.</summary>
    private static readonly string[] Libraries = ["Graphs", "Texts"];

    /// <summary>Fills an empty house wholesale, so it writes every room's tables.</summary>
    public const string Loader = "Demo";

    /// <summary>Sentences of the form „A in Spaces uses B of Ideas“; empty when the plan is kept.</summary>
    /// <param name="uses">Pairs of full type names: the user and what it uses.</param>
    /// <param name="root">Namespace above the rooms, e.g. <c>Herberge</c>.</param>
    public static IReadOnlyList<string> Violations(IEnumerable<(string User, string Used)> uses, string root)
    {
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var (user, used) in uses)
        {
            if (RoomOf(user, root) is not { } from || RoomOf(used, root) is not { } to || from == to || Libraries.Contains(to)) continue;
            if (!MayUse.TryGetValue(from, out var allowed)) found.Add($"{from} is not a room of the plan ({user})");
            else if (!allowed.Contains(to)) found.Add($"{user} in {from} uses {used} of {to}");
            else if (from != Loader && (used.EndsWith("Sets", StringComparison.Ordinal) || used.EndsWith("Tables", StringComparison.Ordinal)) && to != "Foundation")
                found.Add($"{user} in {from} uses the tables of {to} ({used})");
        }

        return [.. found];
    }

    private static string? RoomOf(string type, string root)
    {
        if (!type.StartsWith(root + ".", StringComparison.Ordinal)) return null;
        var rest = type[(root.Length + 1)..];
        var dot = rest.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? null : rest[..dot];
    }
}
