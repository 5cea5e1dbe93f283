using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

/// <param name="State"><c>asked</c>, <c>confirmed</c>, <c>stopped</c> or <c>ended</c>.</param>
public sealed record ConsentView(string State, DateTimeOffset AskedAt, DateTimeOffset? ConfirmedAt, DateTimeOffset? EndedAt, int Wording);

/// <summary>Addresses of a newsletter as a file, and what a single address agreed to. For administrators; the audit log says who looked.</summary>
internal sealed class ExportAddresses(HouseDb db, TimeProvider clock)
{
    public async Task<Result<byte[]>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator || await db.KeptNewslettersTo(viewer).AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, ct) is not { } newsletter) return Problem.NotFound();
        var people = db.Set<Member>();
        var rows = await db.Subscribers.AsNoTracking().Where(s => s.NewsletterId == id && s.EndedAt == null && s.ConfirmedAt != null).OrderBy(s => s.Id)
            .Select(s => new { Address = s.Address ?? people.Where(m => m.Id == s.MemberId).Select(m => m.Email).FirstOrDefault(), s.AskedAt, s.ConfirmedAt, s.WordingVersion, s.StoppedAt }).ToListAsync(ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "channel.addresses-exported", newsletter.Name, rows.Count.ToString(CultureInfo.InvariantCulture), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        using var file = new MemoryStream();
        await using (var csv = new CsvFlow(file, ','))
        {
            csv.Line("address", "asked_at", "confirmed_at", "wording", "stopped_at");
            foreach (var row in rows) csv.Line(row.Address, Moment(row.AskedAt), Moment(row.ConfirmedAt), row.WordingVersion.ToString(CultureInfo.InvariantCulture), Moment(row.StoppedAt));
            await csv.PassOnAsync(ct);
        }

        return file.ToArray();
    }

    /// <summary>What an address agreed to, also one that left.</summary>
    public async Task<Result<IReadOnlyList<ConsentView>>> ConsentOfAsync(Guid id, string? address, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator || await db.KeptNewslettersTo(viewer).AsNoTracking().FirstOrDefaultAsync(n => n.Id == id, ct) is not { } newsletter) return Problem.NotFound();
        if (address?.Trim() is not { Length: > 4 } asked) return Problem.Invalid("Email", "newsletter-address");
        var (key, people) = (Subscriber.KeyOf(asked), db.Set<Member>());
        db.Audit.Add(new AuditEntry(viewer.MemberId, "channel.consent-read", newsletter.Name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        var found = await db.Subscribers.AsNoTracking().Where(s => s.NewsletterId == id && s.EndedAt == null && (s.AddressKey == key || people.Any(m => m.Id == s.MemberId && m.NormalizedEmail == key))).ToListAsync(ct);
        await foreach (var left in db.Subscribers.AsNoTracking().Where(s => s.NewsletterId == id && s.EndedAt != null).OrderByDescending(s => s.EndedAt).AsAsyncEnumerable().WithCancellation(ct))
            if (left.WasAt(asked)) found.Add(left);
        return found.ConvertAll(s => new ConsentView(s.EndedAt is not null ? "ended" : s.StoppedAt is not null ? "stopped" : s.ConfirmedAt is not null ? "confirmed" : "asked", s.AskedAt, s.ConfirmedAt, s.EndedAt, s.WordingVersion));
    }

    private static string? Moment(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
