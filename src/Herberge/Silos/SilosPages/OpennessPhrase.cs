namespace Herberge.Silos.SilosPages;

/// <summary>Openness as everyday words; names the words <c>sentence-…</c>.</summary>
internal static class OpennessPhrase
{
    public static string Of(double openness) => openness switch
    {
        < 0.15 => "tenth",
        < 0.29 => "quarter",
        < 0.4 => "third",
        < 0.475 => "almost-half",
        < 0.525 => "half",
        < 0.6 => "over-half",
        < 0.71 => "two-thirds",
        < 0.83 => "three-quarters",
        < 0.95 => "almost",
        <= 1.05 => "same",
        _ => "more",
    };
}
