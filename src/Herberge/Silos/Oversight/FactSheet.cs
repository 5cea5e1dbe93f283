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
    public const string Inside = "inside";
    public const string Builders = "builders";

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
        new("map", "min Σ (|x_g − x_h| − d_gh)² ÷ d_gh², d = 1 ÷ (¼ + O ÷ E)", House, IsKept: true),
        new("unit-groups", "max Σ O ÷ W − γ Σ a_c², γ = ½ … 3; NMI, ARI", House, IsKept: true),
        new("standing", "(Ω_g − min Ω_g) ÷ (1 − min Ω_g), p₍ᵢ₎ ≤ 0.05 ÷ (m − i + 1)", House, IsKept: false),
        new("sure", "p₍ᵢ₎ ≤ 0.05 ÷ (m − i + 1)", House, IsKept: true),
        new("alert", "x ∉ x̄ ± max(0.05; t(0.1 ÷ 13u; n − 1) · s · √(1 + 1 ÷ n))", House, IsKept: true),
        new("next", "O_gh ÷ (K_g K_h ÷ 2W) < 0.5", Builders, IsKept: false),
        new("topics", "|writers| ≥ 5", Builders, IsKept: false),
        new("prompt", "O_gh ÷ (K_g K_h ÷ 2W) < 0.5", Inside, IsKept: false),
        new("effect", "Σ (m_s ÷ M) · (Δȳ_s − Δȳ°_s)", House, IsKept: true),
        new("mirror", "n", Member, IsKept: false),
        new("looks", "–", Council, IsKept: true),
    ];
}
