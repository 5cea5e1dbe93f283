namespace Herberge.Graphs.Effects;

/// <summary>What an intervention changed, as far as can be told.</summary>
/// <param name="Effect">
/// Σ over strata of (participants' share) · [mean change of the participants − mean change of the others].
/// </param>
/// <param name="PValue">Two-sided: twice the smaller share of arrangements at least as far to one side, at most 1.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
/// <param name="Participants">Participants with comparable others.</param>
/// <param name="Others">Others with comparable participants.</param>
/// <param name="NotComparable">People left out because their stratum has participants only, or none.</param>
/// <param name="Arrangements">Arrangements looked at, the one observed among them.</param>
/// <param name="Seed">Seed of the draws; null where all arrangements were looked at and the result is exact.</param>
/// <remarks>
/// Too few people to tell: no figure has a value (<see cref="Undefined.TooFewPeople"/>). An interval of too few arrangements
/// has no ends (<see cref="Undefined.TooFewArrangements"/>).
/// </remarks>
public sealed record EffectEstimate(
    Measured Effect, Measured PValue, Measured Low, Measured High, int Participants, int Others, int NotComparable,
    int Arrangements, ulong? Seed);
