namespace Herberge.Spaces;

/// <summary>
/// What the start page may know of contact between units: released figures only, so that it can say nothing the silo page
/// hides. The room Silos answers.
/// </summary>
public interface IUnitContacts
{
    ValueTask<UnitContacts> ReadAsync(CancellationToken ct);
}

/// <summary>Pairs of top units of which a release says that they hardly talk with each other.</summary>
/// <param name="Hues">Colours of the top units.</param>
/// <param name="Rare">Observed ÷ expected by pair, the first name before the second.</param>
public sealed record UnitContacts(IReadOnlyDictionary<string, int> Hues, IReadOnlyDictionary<(string A, string B), double> Rare)
{
    /// <summary>Half of what would be expected, or less, counts as “kaum miteinander”.</summary>
    public const double RareBelow = 0.5;

    public static UnitContacts None { get; } = new(new Dictionary<string, int>(), new Dictionary<(string, string), double>());

    public static string TopOf(string path) => path.IndexOf('/', StringComparison.Ordinal) is var cut and > 0 ? path[..cut] : path;

    public static (string A, string B) Pair(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? (a, b) : (b, a);

    public int HueOf(string unit) => Hues.GetValueOrDefault(unit, 1);

    /// <summary>Null for two units of which nothing is known or that talk often enough.</summary>
    public double? RareContact(string a, string b) => Rare.TryGetValue(Pair(a, b), out var ratio) ? ratio : null;
}
