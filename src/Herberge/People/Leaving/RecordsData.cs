using System.Text.Json;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Leaving;

/// <summary>Where the house notes what happened: the audit trail, mails on their way, what an import brought in.</summary>
internal sealed class RecordsData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct)
    {
        var text = memberId.ToString();
        var email = await db.Members.Where(m => m.Id == memberId).Select(m => m.Email).FirstOrDefaultAsync(ct);
        return
        [
            new PersonalRecords("audit", await db.Audit.AsNoTracking()
                .Where(e => e.ActorId == memberId || e.Subject == text || e.Detail.Contains(text)).OrderBy(e => e.Id)
                .Select(e => new { e.Action, e.Subject, e.Detail, e.At, ByYou = e.ActorId == memberId }).ToListAsync<object>(ct)),
            new PersonalRecords("mails", email is null ? [] : await db.Outbox.AsNoTracking().Where(m => m.Payload.Contains(email))
                .Select(m => new { m.Kind, m.Payload, m.CreatedAt, m.DeliveredAt }).ToListAsync<object>(ct)),
            new PersonalRecords("imported", await db.ImportedItems.AsNoTracking().Where(i => i.Id == memberId)
                .Select(i => new { i.Source, i.Key }).ToListAsync<object>(ct)),
        ];
    }

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.ImportedItems.Where(i => i.Id == id).ExecuteDeleteAsync(ct);
        await db.Audit.Where(e => e.ActorId == id && e.Action.StartsWith("account.")).ExecuteDeleteAsync(ct);
        await db.Audit.Where(e => e.ActorId == id).ExecuteUpdateAsync(e => e.SetProperty(x => x.ActorId, former), ct);
        foreach (var trace in erasure.Traces.Append(id.ToString()))
        {
            await db.Audit.Where(e => e.Subject.Contains(trace) || e.Detail.Contains(trace)).ExecuteUpdateAsync(e => e
                .SetProperty(x => x.Subject, x => x.Subject.Replace(trace, "…")).SetProperty(x => x.Detail, x => x.Detail.Replace(trace, "…")), ct);

            // As the payload spells it: JSON writes umlauts as numbers.
            var spelled = JsonEncodedText.Encode(trace).ToString();
            await db.Outbox.Where(m => m.Payload.Contains(spelled)).ExecuteDeleteAsync(ct);
        }
    }
}
