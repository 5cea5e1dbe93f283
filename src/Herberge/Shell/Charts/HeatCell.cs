namespace Herberge.Shell.Charts;

/// <summary>Observed ÷ expected between two units.</summary>
/// <param name="Ratio">Null where the group is too small to show.</param>
/// <param name="Href">Where the pair is told in full.</param>
public sealed record HeatCell(double? Ratio, bool Picked = false, string? Href = null)
{
    public static HeatCell Suppressed { get; } = new((double?)null);

    /// <summary>Five steps from “kaum” to “viel”.</summary>
    public int Step => Ratio switch
    {
        < 0.25 => 0,
        < 0.5 => 1,
        < 0.8 => 2,
        <= 1.2 => 3,
        _ => 4,
    };
}
