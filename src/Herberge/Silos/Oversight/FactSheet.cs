namespace Herberge.Silos.Oversight;

/// <summary>One figure as the fact sheet tells it; its purpose, inputs and readers are words of the room.</summary>
/// <param name="Key">Names the words <c>fact-…</c> and <c>fact-…-why</c>.</param>
/// <param name="Formula">As a statistician writes it.</param>
/// <param name="Readers">Names the words <c>readers-…</c>.</param>
/// <param name="IsKept">Whether it is stored once released.</param>
internal sealed record Fact(string Key, string Formula, string Readers, bool IsKept);

/// <summary>
/// Every figure about people that this house computes. A figure that isn't listed here must not be computed; the page of facts
/// shows this list with the settings as they run.
/// </summary>
internal static class FactSheet
{
    public const string House = "house";
    public const string Member = "member";
    public const string Council = "council";

    public static readonly IReadOnlyList<Fact> All =
    [
        new("openness", "Ω = (E ÷ W) ÷ (1 − Σ a²)", House, IsKept: true),
        new("band", "Ω ± 1.6449 · se, se² = (N − 1) ÷ N · Σ (θ₍ᵢ₎ − θ̄)²", House, IsKept: true),
        new("trend", "Ω(t − 30 d … t)", House, IsKept: true),
        new("significance", "z = (Q − E[Q]) ÷ σ", House, IsKept: true),
        new("unit", "Ω_g = E_g ÷ (K_g (1 − a_g))", House, IsKept: true),
        new("attainable", "min Ω_g", House, IsKept: true),
        new("matrix", "O_gh ÷ (K_g K_h ÷ 2W)", House, IsKept: true),
        new("few", "1 − |ties − ties(4)| ÷ |ties|", House, IsKept: true),
        new("space", "Ω = Σ Ω_s", House, IsKept: true),
        new("communities", "Q, NMI, ARI", House, IsKept: true),
        new("effect", "Σ (m_s ÷ M) · (Δȳ_s − Δȳ°_s)", House, IsKept: true),
        new("mirror", "n", Member, IsKept: false),
        new("looks", "–", Council, IsKept: true),
    ];
}
