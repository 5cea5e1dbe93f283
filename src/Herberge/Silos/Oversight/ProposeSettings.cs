using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Oversight;

public sealed record ProposeSettingsInput(int SmallestGroup, double? Goal, int KeepMonths, string Reason);

/// <summary>One side asks for other settings; nothing changes before the other side signs.</summary>
internal sealed class ProposeSettings(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public const int LargestGroup = 50;
    public const double LeastGoal = 0.05;
    public const double LargestGoal = 1.5;
    public const int LeastMonths = 26;
    public const int MostMonths = 120;
    public const int LongestReason = 500;

    public async Task<Result<Done>> HandleAsync(ProposeSettingsInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        var problems = Check(input).ToList();
        if (problems.Count > 0) return Result<Done>.From(problems);

        await using var write = await writes.BeginAsync(db, ct);
        if (await db.SettingsProposals.AnyAsync(p => p.DecidedAt == null, ct)) return Problem.Conflict("silos-one-open");
        var now = clock.GetUtcNow();
        var rules = new AnalysisRules(input.SmallestGroup, input.Goal, input.KeepMonths);
        // Who holds both roles speaks for those who run the house, so that the works council still has to sign.
        var proposal = new SettingsProposal(viewer.MemberId, byWorksCouncil: !viewer.RunsTheHouse, rules, input.Reason.Trim(), now);
        db.SettingsProposals.Add(proposal);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "silos.settings-proposed", proposal.Id.ToString(), rules.Detail, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static IEnumerable<Problem> Check(ProposeSettingsInput input)
    {
        if (input.SmallestGroup is < Guard.ReleaseRules.LeastGroup or > LargestGroup)
            yield return Problem.Invalid(nameof(input.SmallestGroup), "silos-group-size", Guard.ReleaseRules.LeastGroup, LargestGroup);
        if (input.Goal is { } goal && !(goal is >= LeastGoal and <= LargestGoal))
            yield return Problem.Invalid(nameof(input.Goal), "silos-goal", LeastGoal.ToString(CultureInfo.CurrentCulture), LargestGoal.ToString(CultureInfo.CurrentCulture));
        if (input.KeepMonths is < LeastMonths or > MostMonths)
            yield return Problem.Invalid(nameof(input.KeepMonths), "silos-keep", LeastMonths, MostMonths);
        if (string.IsNullOrWhiteSpace(input.Reason) || input.Reason.Length > LongestReason)
            yield return Problem.Invalid(nameof(input.Reason), "silos-reason", LongestReason);
    }
}
