using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Calendar;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <param name="IsListed">Their name stands in the list; null keeps what was said before.</param>
/// <param name="CountsMeeting">The ledger may count whom they met; null keeps what was said before, and no is where nothing was.</param>
/// <param name="Answers">To the hosts' questions, in their order; null keeps them.</param>
public sealed record RegisterInput(Guid Id, Coming Coming, bool? IsListed = null, bool? CountsMeeting = null, IReadOnlyList<string?>? Answers = null);

/// <param name="Seat">Whether there is a seat, or a place in the line.</param>
public sealed record Registered(Coming Coming, Seat Seat);

/// <summary>A member says whether and how they come. Where no seat is left they wait in line; a seat somebody gives back goes to the next.</summary>
internal sealed class Register(HouseDb db, WriteTransactions writes, Seating seating, TellOfGathering tell, CalendarMails mails, TimeProvider clock)
{
    public async Task<Result<Registered>> HandleAsync(RegisterInput input, Viewer viewer, CancellationToken ct)
    {
        if (input.Coming == Coming.Open || !Enum.IsDefined(input.Coming)) return Problem.Invalid(nameof(input.Coming), "gathering-coming");
        if (input.Answers?.Any(a => a?.Trim().Length > Answer.Longest) == true) return Problem.Invalid(nameof(input.Answers), "gathering-answer-long", Answer.Longest);
        if (await GatheringStanding.FindAsync(db, input.Id, viewer, ct) is not { } standing) return Problem.NotFound();
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        if (!standing.Gathering.Offers(input.Coming)) return Problem.Invalid(nameof(input.Coming), "gathering-coming");
        if (input.Coming != Coming.No && !standing.MayRun && !await db.InvitedTo(standing.Gathering, now).AnyAsync(m => m.Id == me, ct)) return Problem.Forbidden("gathering-for-others");

        await mails.PrepareAsync(ct);
        await using var write = await writes.BeginAsync(db, ct);
        await seating.HoldAsync(input.Id, ct);
        var gathering = await db.Gatherings.AsTracking().Include(g => g.Questions).SingleAsync(g => g.Id == input.Id, ct);
        var told = new HashSet<Guid>(await seating.SettleAsync(gathering, ct));
        var own = await db.Registrations.AsTracking().Include(r => r.Answers).FirstOrDefaultAsync(r => r.GatheringId == input.Id && r.MemberId == me, ct);
        var before = own is null ? (Coming?)null : own.Coming;
        if (own is null)
        {
            var taken = await db.Registrations.Where(r => r.GatheringId == input.Id).Select(r => r.Code).ToHashSetAsync(ct);
            db.Registrations.Add(own = new Registration(Guid.CreateVersion7(now), input.Id, me, Codes.New(taken), now));
        }

        var (hadSeat, seatBefore) = (own.TakesPart, own.Seat);
        await seating.TakeAsync(gathering, own, input.Coming, ct);
        own.AnsweredAt = now;
        own.IsListed = input.IsListed ?? own.IsListed;
        own.CountsMeeting = input.CountsMeeting ?? own.CountsMeeting;
        if (input.Answers is { } answers) own.Say(gathering.Questions, answers);
        if (before is null or Coming.No && input.Coming != Coming.No) db.Acts.Add(new Act(me, ActKind.RegisteredForGathering, now, gathering.SpaceId, gathering.Id));
        await db.SaveChangesAsync(ct);
        told.UnionWith(await seating.SettleAsync(gathering, ct));
        if (own.TakesPart && (!hadSeat || before != own.Coming)) await mails.RequestAsync(gathering, own, ct);
        else if (hadSeat && !own.TakesPart) await mails.CancelAsync(gathering, own, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        told.Remove(me);
        await tell.RingAsync(told, CancellationToken.None);
        return new Registered(own.Coming, own.Seat);
    }
}
