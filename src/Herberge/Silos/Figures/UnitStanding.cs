namespace Herberge.Silos.Figures;

/// <summary>How a unit stands to the others, judged by what a unit of its size could reach.</summary>
public enum Standing
{
    /// <summary>As open as chance, or more.</summary>
    Open,

    /// <summary>More among itself than by chance, surely.</summary>
    Inward,

    /// <summary>Close to the least openness that its size allows, surely.</summary>
    Isolated,

    /// <summary>Less open than chance, but chance can't be ruled out.</summary>
    Unsure,

    /// <summary>So small that it could hardly be less open than chance, whatever it did.</summary>
    CannotClose,

    Hidden,
}

/// <summary>
/// Places a unit between the least openness it could have (a small unit has more ties than pairs of people inside, so some
/// must lead out) and chance: 0 = as closed as possible, 1 = as by chance. Sure is what the configuration model calls so
/// when all units are judged together (<see cref="Significance"/>): its inside contact lies over chance.
/// </summary>
internal static class UnitStanding
{
    private const double NearlyClosed = 0.25;
    private const double NearlyChance = 0.9;

    /// <param name="unit">The unit.</param>
    /// <param name="inside">Its contact with itself.</param>
    /// <returns>Its standing and its position, which is null where there is no room to judge.</returns>
    public static (Standing Standing, double? Position) Of(UnitFigure unit, CellFigure? inside)
    {
        if (unit.Suppressed || unit.Openness is not { } openness) return (Standing.Hidden, null);
        var least = Math.Max(0, unit.Attainable ?? 0);
        if (least >= NearlyChance) return (Standing.CannotClose, null);
        var position = Math.Round((openness - least) / (1 - least), 2);
        if (position >= 1) return (Standing.Open, position);
        if (inside is not { IsSure: true, Ratio: > 1 }) return (Standing.Unsure, position);
        return (position < NearlyClosed ? Standing.Isolated : Standing.Inward, position);
    }

    /// <summary>Whether the unit is so small that the least openness it could have is worth telling.</summary>
    public static bool IsLimited(UnitFigure unit) => unit.Attainable >= 0.05;

    /// <summary>Ends the key of words that would tell that least openness, for units that have none.</summary>
    public static string Suffix(Standing standing, UnitFigure unit) => standing is Standing.Inward or Standing.Isolated && !IsLimited(unit) ? "-large" : "";
}
