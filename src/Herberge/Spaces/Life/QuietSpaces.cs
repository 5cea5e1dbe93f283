using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

/// <param name="MayRun">Whether the viewer may do something about it.</param>
public sealed record QuietSpace(Guid Id, string Slug, string Name, string Purpose, SpaceKind Kind, int Hue, int Members, int Threads, DateTimeOffset LastActivityAt, bool MayRun);

/// <summary>Spaces nobody has written in for long: to those who run them, and to community managers, who see all but private ones.</summary>
internal sealed class QuietSpaces(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public const int KeptDays = 90;
    private const int Most = 100;

    public static bool Oversees(Viewer viewer) => viewer.IsInside && (viewer.IsHost || viewer.IsCommunityManager);

    public async Task<(IReadOnlyList<QuietSpace> Spaces, int? Days)> ListAsync(Viewer viewer, CancellationToken ct)
    {
        var days = (await SettingsAsync(ct)).QuietDays;
        if (days is null) return ([], null);
        var (run, oversees) = (Moderation.Moderators.ModeratedSpacesTo(db, viewer), Oversees(viewer));
        var spaces = await Quiet(db.VisibleSpacesTo(viewer), days.Value)
            .Where(s => run.Any(r => r.Id == s.Id) || (oversees && s.Kind != SpaceKind.Private))
            .OrderBy(s => s.LastActivityAt).Take(Most)
            .Select(s => new QuietSpace(s.Id, s.Slug, s.Name, s.Purpose, s.Kind, s.Hue, s.MemberCount, s.ThreadCount, s.LastActivityAt, run.Any(r => r.Id == s.Id))).ToListAsync(ct);
        return (spaces, days);
    }

    /// <summary>Says that the space stays: for ninety days nobody proposes to close it.</summary>
    public async Task<Result<Done>> KeepAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("hosts-only");
        var now = clock.GetUtcNow();
        (await db.LifeOfAsync(standing.Space.Id, ct)).KeptUntil = now.AddDays(KeptDays);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.kept", slug, "", now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    public async Task<LifeSettings> SettingsAsync(CancellationToken ct) => await db.LifeSettings.AsNoTracking().FirstOrDefaultAsync(ct) ?? new LifeSettings();

    internal IQueryable<Space> Quiet(IQueryable<Space> spaces, int days)
    {
        var now = clock.GetUtcNow();
        var since = now.AddDays(-days);
        var lives = db.SpaceLives;
        return spaces.Where(s => s.ArchivedAt == null && s.LastActivityAt < since && !lives.Any(l => l.SpaceId == s.Id && l.KeptUntil > now));
    }
}
