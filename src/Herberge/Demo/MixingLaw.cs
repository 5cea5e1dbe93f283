namespace Herberge.Demo;

/// <summary>Two units whose people began to talk after <see cref="DemoPlan.OpeningMonth"/> months.</summary>
internal sealed record OpenedPair(string A, string B);

/// <summary>
/// The known siloedness of the house. The partner of a person from unit g is from g with probability h(g); otherwise from
/// another unit k with weight affinity(g, k) × how much k writes. After month 12 the opened pairs get a higher affinity and
/// their units a lower h.
/// </summary>
internal sealed class MixingLaw(IReadOnlyList<string> units, IReadOnlyList<double> inside)
{
    public const double ClosedAffinity = 0.12;
    public const double OpenedAffinity = 3.0;
    public const double LowerInside = 0.14;

    public static readonly IReadOnlyList<OpenedPair> Opened =
    [
        new("IT", "Produktion Werk Süd"),
        new("Service", "F&E"),
        new("Projektabwicklung", "Einkauf"),
    ];

    /// <summary>Pairs that stay apart to the end.</summary>
    public static readonly IReadOnlyList<OpenedPair> Closed =
    [
        new("Einkauf", "Qualität"),
        new("Produktion Werk Süd", "Vertrieb DACH"),
        new("Produktion Werk Nord", "F&E"),
        new("Qualität", "Vertrieb DACH"),
    ];

    public double Inside(int unit, int month) =>
        month >= DemoPlan.OpeningMonth && Opened.Any(pair => pair.A == units[unit] || pair.B == units[unit])
            ? inside[unit] - LowerInside
            : inside[unit];

    public double Affinity(int a, int b, int month)
    {
        if (Has(Opened, a, b))
            return month >= DemoPlan.OpeningMonth ? OpenedAffinity : ClosedAffinity;
        return Has(Closed, a, b) ? ClosedAffinity : 1;
    }

    private bool Has(IReadOnlyList<OpenedPair> pairs, int a, int b)
    {
        foreach (var pair in pairs)
        {
            if ((pair.A == units[a] && pair.B == units[b]) || (pair.A == units[b] && pair.B == units[a]))
                return true;
        }

        return false;
    }
}
