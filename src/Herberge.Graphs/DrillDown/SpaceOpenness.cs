namespace Herberge.Graphs.DrillDown;

/// <summary>One space's part in the contact across units.</summary>
/// <param name="Space">0 … number of spaces − 1.</param>
/// <param name="Label">Its name.</param>
/// <param name="People">Distinct people with contact in it.</param>
/// <param name="Weight">W_s, the tie weight that arose in it; Σ W_s = W.</param>
/// <param name="Across">E_s, the part of it across units; Σ E_s = E.</param>
/// <param name="Openness">Ω_s = (E_s / W_s) / (1 − Σ a_g²), with the a_g of all contact; none without ties in it.</param>
/// <param name="Share">W_s / W: Σ Ω_s · share = Ω, so that the drill-down adds up.</param>
public sealed record SpaceOpenness(
    int Space, string Label, int People, double Weight, double Across, Measured Openness, Measured Share);
