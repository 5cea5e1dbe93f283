namespace Herberge.Graphs;

/// <summary>One unit's figures.</summary>
/// <param name="Unit">0 … U−1.</param>
/// <param name="Label">Its name.</param>
/// <param name="People">n_g.</param>
/// <param name="Strength">K_g, tie ends.</param>
/// <param name="Inside">I_g.</param>
/// <param name="Across">E_g.</param>
/// <param name="BridgingPeople">People with at least one tie to another unit.</param>
/// <param name="Openness">Ω_g = E_g / (K_g (1 − a_g)).</param>
/// <param name="OpennessShare">
/// The unit's part in the whole, K_g (1 − a_g) / Σ K_h (1 − a_h): Σ Ω_g · share = Ω exactly, so the drill-down adds up.
/// </param>
/// <param name="OpennessMinimum">
/// The smallest Ω_g the unit could have: at most n_g (n_g − 1) / 2 ties (of the unit's mean weight) fit inside, so that small
/// units cannot close.
/// </param>
/// <param name="EiIndex">(E_g − I_g) / (E_g + I_g).</param>
/// <param name="InsideOutsideRatio">I_g / E_g; compared with a rule such as 5 : 1 by some, not to be headlined.</param>
public sealed record UnitReport(
    int Unit, string Label, int People, double Strength, double Inside, double Across, int BridgingPeople,
    Measured Openness, Measured OpennessShare, Measured OpennessMinimum, Measured EiIndex, Measured InsideOutsideRatio);
