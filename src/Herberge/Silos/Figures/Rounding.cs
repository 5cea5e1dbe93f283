namespace Herberge.Silos.Figures;

/// <summary>
/// How a house rounds what the guard lets through, before anything is stored: sums to the nearest five, ratios to two
/// decimals, distances from chance down to whole numbers. So the difference of two published sums (two weeks, two windows,
/// two kinds of contact, a unit and its parts) can't be told within five ties, whoever came, went or opted out between them.
/// </summary>
internal static class Rounding
{
    public const int Step = 5;

    public static SiloFigures ForHouse(SiloFigures figures) => figures with
    {
        Interactions = ToStep(figures.Interactions),
        Ties = (int)ToStep(figures.Ties),
        Whole = InTwoDecimals(figures.Whole),
        ByUnit = [.. figures.ByUnit.Select(unit => unit with
        {
            Openness = Two(unit.Openness),
            Share = Three(unit.Share),
            Attainable = Two(unit.Attainable),
            EiIndex = Two(unit.EiIndex),
            InsideOutsideRatio = Two(unit.InsideOutsideRatio),
        })],
        Matrix = Significance.Marked([.. figures.Matrix.Select(cell => cell with
        {
            Weight = ToStep(cell.Weight),
            Expected = ToStep(cell.Expected),
            Ratio = Two(cell.Ratio),
            Z = Whole(cell.Z),
            OnFew = cell.OnFew is { } share ? Math.Round(share * 20) / 20 : null,
        })]),
        Spaces = Parts(figures.Spaces, figures.Whole.Openness ?? 0),
        Trend = [.. figures.Trend.Select(point => point with
        {
            Openness = Two(point.Openness), Low = Two(point.Low), High = Two(point.High), Ties = (int)ToStep(point.Ties),
        })],
    };

    public static WholeFigure InTwoDecimals(WholeFigure whole) => new()
    {
        Openness = Two(whole.Openness),
        StandardError = Three(whole.StandardError),
        Low = Two(whole.Low),
        High = Two(whole.High),
        CrossShare = Two(whole.CrossShare),
        CrossShareExpected = Two(whole.CrossShareExpected),
        EiIndex = Two(whole.EiIndex),
        EiExpectedPermutation = Two(whole.EiExpectedPermutation),
        EiZPermutation = Whole(whole.EiZPermutation),
        EiExpectedConfiguration = Two(whole.EiExpectedConfiguration),
        EiZConfiguration = Whole(whole.EiZConfiguration),
        Assortativity = Two(whole.Assortativity),
        Modularity = Two(whole.Modularity),
        ModularityExpectedPermutation = Two(whole.ModularityExpectedPermutation),
        ModularityZPermutation = Whole(whole.ModularityZPermutation),
        EiRescaled = Two(whole.EiRescaled),
        FreemanSegregation = Two(whole.FreemanSegregation),
        Communities = whole.Communities,
        CommunitiesModularity = Two(whole.CommunitiesModularity),
        NmiWithUnits = Two(whole.NmiWithUnits),
        AriWithUnits = Two(whole.AriWithUnits),
        UnitPairsWithTies = whole.UnitPairsWithTies,
        PairsHangingOnOne = whole.PairsHangingOnOne is { } pairs ? (int)ToStep(pairs) : null,
    };

    /// <summary>Rounds summands so that they still add up to the rounded whole: the largest remainders take what is left.</summary>
    public static IReadOnlyList<double> AddingUp(IReadOnlyList<double> parts, double whole, int decimals)
    {
        var unit = Math.Pow(10, decimals);
        var floors = parts.Select(part => Math.Floor(part * unit)).ToArray();
        var left = (int)(Math.Round(whole * unit) - floors.Sum());
        foreach (var at in Enumerable.Range(0, parts.Count).OrderByDescending(at => (parts[at] * unit) - floors[at]).Take(Math.Max(0, left)))
            floors[at]++;
        return [.. floors.Select(value => value / unit)];
    }

    private static IReadOnlyList<SpaceFigure> Parts(IReadOnlyList<SpaceFigure> spaces, double whole)
    {
        var rounded = AddingUp([.. spaces.Select(space => space.Openness)], Math.Round(whole, 2), 3);
        return [.. spaces.Select((space, at) => space with { Openness = rounded[at] })];
    }

    private static double? Two(double? value) => value is { } number ? Math.Round(number, 2) : null;

    private static double? Three(double? value) => value is { } number ? Math.Round(number, 3) : null;

    // Towards zero, so that a distance shown as 2 is at least 2.
    private static double? Whole(double? value) => value is { } number ? Math.Truncate(number) : null;

    private static double? ToStep(double? value) => value is { } number ? Step * Math.Round(number / Step) : null;

    private static long ToStep(long value) => Step * (long)Math.Round((double)value / Step);
}
