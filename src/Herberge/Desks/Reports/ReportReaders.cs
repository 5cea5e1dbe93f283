using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Reports;

public sealed record ReaderLine(Guid MemberId, string Name, string AddedBy, DateTimeOffset? EndedAt);

/// <param name="IsOn">The viewer gets it.</param>
public sealed record ReadersView(IReadOnlyList<ReaderLine> Readers, bool IsOn);

/// <summary>Who gets a report by mail: whoever may read it chooses for themselves and for others, and everybody ends it for themselves.</summary>
internal sealed class ReportReaders(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private const int Most = 100;

    public async Task<ReadersView> SeeAsync(ReportKind kind, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var (may, members) = (WriteReport.MayRead(kind, viewer), db.Set<Member>());
        var readers = await db.ReportReaders.AsNoTracking().Where(r => r.Kind == kind && (may || r.MemberId == me))
            .Join(members, r => r.MemberId, m => m.Id, (r, m) => new { m.Id, m.Name, By = members.Where(b => b.Id == r.AddedBy).Select(b => b.Name).First(), r.EndedAt })
            .OrderBy(r => r.Name).ThenBy(r => r.Id).Select(r => new ReaderLine(r.Id, r.Name, r.By, r.EndedAt)).ToListAsync(ct);
        return new ReadersView(readers, readers.Exists(r => r.MemberId == me && r.EndedAt is null));
    }

    /// <summary>For oneself: by mail, or no more. Whoever was put on the list by others may end it too, though they can't open the report.</summary>
    public async Task<Result<Done>> WishAsync(ReportKind kind, bool wants, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        var reader = await db.ReportReaders.AsTracking().SingleOrDefaultAsync(r => r.Kind == kind && r.MemberId == me, ct);
        var may = WriteReport.MayRead(kind, viewer);
        if (!may && (reader is null || !viewer.IsInside)) return Problem.NotFound();
        if (wants && may)
        {
            if (reader is null) db.ReportReaders.Add(reader = new ReportReader(kind, me, me, now));
            (reader.AddedBy, reader.EndedAt) = (me, null);
        }
        else if (reader is not null)
        {
            reader.EndedAt = wants ? null : reader.EndedAt ?? now;
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> AddAsync(ReportKind kind, string? handle, Viewer viewer, CancellationToken ct)
    {
        if (!WriteReport.MayRead(kind, viewer)) return Problem.NotFound();
        var (known, now) = ((handle ?? "").Trim().TrimStart('@').ToLowerInvariant(), clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        var member = await db.Set<Member>().AsNoTracking().Where(m => m.Handle == known && m.State == MemberState.Active && m.PartnerId == null).Select(m => new { m.Id, m.Name }).FirstOrDefaultAsync(ct);
        if (member is null) return Problem.Invalid("Handle", "desk-expert");
        if (await db.ReportReaders.AsNoTracking().SingleOrDefaultAsync(r => r.Kind == kind && r.MemberId == member.Id, ct) is { } reader)
            return reader.EndedAt is null ? default(Done) : Problem.Invalid("Handle", "report-declined", member.Name);
        if (await db.ReportReaders.CountAsync(r => r.Kind == kind, ct) >= Most) return Problem.Invalid("Handle", "report-many", Most);
        db.ReportReaders.Add(new ReportReader(kind, member.Id, viewer.MemberId, now));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "desk.report-reader-added", member.Name, kind.ToString(), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(ReportKind kind, Guid memberId, Viewer viewer, CancellationToken ct)
    {
        if (!WriteReport.MayRead(kind, viewer)) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var name = await db.Set<Member>().Where(m => m.Id == memberId).Select(m => m.Name).FirstOrDefaultAsync(ct);
        if (await db.ReportReaders.Where(r => r.Kind == kind && r.MemberId == memberId && r.EndedAt == null).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "desk.report-reader-removed", name ?? "", kind.ToString(), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>As it stands in addresses.</summary>
    public static ReportKind? Named(string? name) => Enum.GetValues<ReportKind>().Cast<ReportKind?>().FirstOrDefault(kind => SlugOf(kind!.Value) == name);

    public static string SlugOf(ReportKind kind) => kind.ToString().ToLower(CultureInfo.InvariantCulture);
}
