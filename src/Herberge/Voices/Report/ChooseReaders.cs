using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Report;

/// <param name="EndedAt">When they said that they don't want it; they alone can change that.</param>
public sealed record ReaderLine(Guid MemberId, string Name, DateTimeOffset? EndedAt);

/// <summary>Who gets the report: chosen by those who hear voices, ended by anybody for themselves.</summary>
internal sealed class ChooseReaders(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<ReaderLine>> ListAsync(Viewer viewer, CancellationToken ct)
    {
        var (hears, me) = (viewer.HearsVoices, viewer.MemberId);
        return await db.ReportReaders.AsNoTracking().Where(r => hears || r.MemberId == me).Join(db.Set<Member>(), r => r.MemberId, m => m.Id, (r, m) => new { m.Id, m.Name, r.EndedAt })
            .OrderBy(r => r.Name).Select(r => new ReaderLine(r.Id, r.Name, r.EndedAt)).ToListAsync(ct);
    }

    public async Task<Result<Done>> AddAsync(string? handle, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var known = (handle ?? "").Trim().TrimStart('@').ToLowerInvariant();
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var member = await db.Set<Member>().AsNoTracking().Where(m => m.Handle == known && m.State == MemberState.Active && m.PartnerId == null).Select(m => new { m.Id, m.Name }).FirstOrDefaultAsync(ct);
        if (member is null) return Problem.Invalid("Handle", "voices-owner-unknown", (handle ?? "").Trim());
        if (await db.ReportReaders.AsNoTracking().SingleOrDefaultAsync(r => r.MemberId == member.Id, ct) is { } reader)
            return reader.EndedAt is null ? default(Done) : Problem.Invalid("Handle", "voices-report-declined", member.Name);
        if (await db.ReportReaders.CountAsync(ct) >= Most) return Problem.Invalid("Handle", "voices-report-many", Most);
        db.ReportReaders.Add(new ReportReader(member.Id, viewer.MemberId, now));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.report-reader-added", member.Name, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid memberId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        await using var write = await writes.BeginAsync(db, ct);
        var name = await db.Set<Member>().Where(m => m.Id == memberId).Select(m => m.Name).FirstOrDefaultAsync(ct);
        // Who ended it themselves stays on the list, so that nobody adds them again.
        if (await db.ReportReaders.Where(r => r.MemberId == memberId && r.EndedAt == null).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.report-reader-removed", name ?? "", "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>For oneself: no more of it, or again.</summary>
    public async Task<Result<Done>> WishAsync(bool wants, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        var reader = viewer.IsInside ? await db.ReportReaders.AsTracking().SingleOrDefaultAsync(r => r.MemberId == me, ct) : null;
        if (reader is null) return viewer.HearsVoices ? Problem.NotFound() : Problem.Forbidden("voices-for-community-managers");
        reader.EndedAt = wants ? null : reader.EndedAt ?? clock.GetUtcNow();
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
