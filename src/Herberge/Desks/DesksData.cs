using Herberge.Desks.Items;
using Herberge.Foundation.Storage;
using Herberge.People.Leaving;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks;

/// <summary>What somebody of the team holds, was asked, and for whom they stand in. It goes with them; the things wait for the others again.</summary>
internal sealed class DesksData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("deskItems", await db.Handlings.AsNoTracking().Where(h => h.HolderId == memberId || h.LastBy == memberId).OrderBy(h => h.LastAt)
            .Select(h => new { Kind = h.Kind.ToString(), h.Subject, IsHeld = h.HolderId == memberId, h.Note, h.QuietUntil, h.LastAt }).ToListAsync<object>(ct)),
        new PersonalRecords("deskQuestionsAsked", await db.Handlings.AsNoTracking().Where(h => h.AskedId == memberId).OrderBy(h => h.LastAt)
            .Select(h => new { h.Subject, h.Message, h.ChaseOn, h.LastAt }).ToListAsync<object>(ct)),
        new PersonalRecords("newAtTheDesk", await db.Handlings.AsNoTracking().Where(h => h.Kind == DeskKind.Newcomer && h.Subject == memberId).Select(h => new { h.Note, h.DoneAt, h.LastAt }).ToListAsync<object>(ct)),
        new PersonalRecords("deskDeputies", await db.StandIns.AsNoTracking().Where(s => s.MemberId == memberId || s.DeputyId == memberId).OrderBy(s => s.From)
            .Select(s => new { IsAway = s.MemberId == memberId, s.From, s.Until }).ToListAsync<object>(ct)),
        new PersonalRecords("reportsByMail", await db.ReportReaders.AsNoTracking().Where(r => r.MemberId == memberId).OrderBy(r => r.Kind).Select(r => new { Kind = r.Kind.ToString(), r.At, r.EndedAt }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        await db.Handlings.Where(h => h.Kind == DeskKind.Newcomer && h.Subject == id).ExecuteDeleteAsync(ct);
        await db.Handlings.Where(h => h.AskedId == id).ExecuteUpdateAsync(h => h.SetProperty(x => x.AskedId, (Guid?)null).SetProperty(x => x.Message, (string?)null).SetProperty(x => x.ChaseOn, (DateOnly?)null)
            .SetProperty(x => x.QuietUntil, (DateTimeOffset?)null).SetProperty(x => x.Before, (string?)null), ct);
        await db.Handlings.Where(h => h.HolderId == id).ExecuteUpdateAsync(h => h.SetProperty(x => x.HolderId, (Guid?)null).SetProperty(x => x.QuietUntil, (DateTimeOffset?)null), ct);
        // What can be taken back may name anybody.
        var name = id.ToString();
        await db.Handlings.Where(h => h.LastBy == id || h.Before!.Contains(name)).ExecuteUpdateAsync(h => h.SetProperty(x => x.Before, (string?)null), ct);
        await db.Handlings.Where(h => h.LastBy == id).ExecuteUpdateAsync(h => h.SetProperty(x => x.LastBy, former).SetProperty(x => x.Note, (string?)null), ct);
        // Who got a report from them gets none any more: nobody answers for it.
        await db.ReportReaders.Where(r => r.MemberId == id || r.AddedBy == id).ExecuteDeleteAsync(ct);
        await db.StandIns.Where(s => s.MemberId == id || s.DeputyId == id).ExecuteDeleteAsync(ct);
    }
}
