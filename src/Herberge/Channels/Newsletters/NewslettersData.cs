using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

/// <summary>Which newsletters somebody gets, as a member or by the same address; gone with them.</summary>
internal sealed class NewslettersData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var (newsletters, key) = (db.Newsletters, await KeyOfAsync(memberId, ct));
        return
        [
            new PersonalRecords("newsletters", await db.Subscribers.AsNoTracking().Where(s => s.MemberId == memberId || (key != null && s.AddressKey == key)).OrderBy(s => s.AskedAt)
                .Select(s => new { Newsletter = newsletters.Where(n => n.Id == s.NewsletterId).Select(n => n.Name).FirstOrDefault(), s.AskedAt, s.ConfirmedAt, s.WordingVersion, s.StoppedAt }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, key) = (erasure.MemberId, erasure.Email is { } email ? Subscriber.KeyOf(email) : null);
        await db.Subscribers.Where(s => s.MemberId == id || (key != null && s.AddressKey == key)).ExecuteDeleteAsync(ct);
    }

    private Task<string?> KeyOfAsync(Guid memberId, CancellationToken ct) => db.Set<Member>().Where(m => m.Id == memberId).Select(m => m.NormalizedEmail).FirstOrDefaultAsync(ct);
}
