using System.Globalization;
using Herberge.Foundation.Audit;

namespace Herberge.Silos.Oversight;

/// <summary>What analysis may do; changed only by <see cref="SettingsProposal"/>s that the works council countersigns.</summary>
internal sealed class SilosSettings
{
    public const int SingletonId = 1;

    public int Id { get; private set; } = SingletonId;

    public AnalysisRules Rules
    {
        get => new(SmallestGroup, Goal, KeepMonths);
        set => (SmallestGroup, Goal, KeepMonths) = (value.SmallestGroup, value.Goal, value.KeepMonths);
    }

    public int SmallestGroup { get; private set; } = AnalysisRules.Usual.SmallestGroup;

    public double? Goal { get; private set; }

    public int KeepMonths { get; private set; } = AnalysisRules.Usual.KeepMonths;
}

/// <summary>The settings of analysis that need two pairs of eyes.</summary>
/// <param name="SmallestGroup">k: people on each side of a shown cell, and changes a group's figures wait for; never under five.</param>
/// <param name="Goal">The openness the house wants to reach, for the line in the trend.</param>
/// <param name="KeepMonths">After how many months single contacts are folded into sums of units.</param>
internal sealed record AnalysisRules(int SmallestGroup, double? Goal, int KeepMonths)
{
    /// <summary>Until somebody decides otherwise.</summary>
    public static AnalysisRules Usual { get; } = new(Guard.ReleaseRules.LeastGroup, null, 30);

    /// <summary>As the audit keeps them; its sentence puts the parts into words.</summary>
    public string Detail => string.Join(AuditSentences.Parting,
        SmallestGroup.ToString(CultureInfo.InvariantCulture), Goal?.ToString(CultureInfo.InvariantCulture) ?? "–", KeepMonths.ToString(CultureInfo.InvariantCulture));
}
