using Herberge.Graphs;

namespace Herberge.Texts.Themes;

/// <summary>The parts of large themes, where two halves of their ties agree that there are some.</summary>
internal static class SubThemes
{
    private const int LeastTexts = 100;
    private const int LeastPart = 8;
    private const double LeastShare = 0.05;
    private const double LeastAgreement = 0.4;

    /// <summary>For each text the number of its part within its theme, or −1.</summary>
    public static int[] Of(TieGraph ties, int[] of, ulong seed, CancellationToken ct)
    {
        var parts = new int[of.Length];
        Array.Fill(parts, -1);
        var themes = of.Length == 0 ? 0 : of.Max() + 1;
        for (var theme = 0; theme < themes; theme++)
        {
            ct.ThrowIfCancellationRequested();
            int[] texts = [.. Enumerable.Range(0, of.Length).Where(text => of[text] == theme)];
            if (texts.Length < LeastTexts)
                continue;
            var within = ties.Among([.. of.Select(other => other == theme)]);
            var found = new PartitionSearch(within, seed, ct).Within();
            var (part, count) = ThemeDiscovery.Numbered(found.Of, Math.Max(LeastPart, (int)(LeastShare * texts.Length)));
            if (count < 2 || found.Agreement < LeastAgreement)
                continue;
            for (var at = 0; at < texts.Length; at++)
                parts[texts[at]] = part[at];
        }

        return parts;
    }
}
