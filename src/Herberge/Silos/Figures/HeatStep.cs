namespace Herberge.Silos.Figures;

/// <summary>The five steps of the heat map: observed ÷ expected from "hardly" to "much".</summary>
internal static class HeatStep
{
    public static int Of(double ratio) => ratio switch
    {
        < 0.25 => 0,
        < 0.5 => 1,
        < 0.8 => 2,
        <= 1.2 => 3,
        _ => 4,
    };
}
