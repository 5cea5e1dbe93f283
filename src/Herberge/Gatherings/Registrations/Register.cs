using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Calendar;
using Herberge.Gatherings.Series;
using Herberge.Gatherings.Sessions;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <param name="IsListed">Their name stands in the list; null keeps what was said before.</param>
/// <param name="CountsMeeting">The ledger may count whom they met; null keeps what was said before, and no is where nothing was.</param>
/// <param name="Answers">To the hosts' questions, in their order; null keeps them.</param>
public sealed record RegisterInput(Guid Id, Coming Coming, bool? IsListed = null, bool? CountsMeeting = null, IReadOnlyList<string?>? Answers = null);

/// <param name="Seat">Whether there is a seat, or a place in the line.</param>
public sealed record Registered(Coming Coming, Seat Seat);

/// <param name="Dates">Of how many dates something was said.</param>
/// <param name="Held">With a seat.</param>
/// <param name="Waiting">With a place in the line.</param>
public sealed record RegisteredForSeries(Coming Coming, int Dates, int Held, int Waiting);

/// <summary>
/// A member says whether and how they come, to one gathering or to all of a series that are still to come. Where no seat is left they wait in
/// line; a seat somebody gives back goes to the next. Whoever doesn't come takes back which sessions they wanted, too.
/// </summary>
internal sealed class Register(HouseDb db, WriteTransactions writes, Seating seating, ReleaseInterest interest, TellOfGathering tell, CalendarMails mails, TimeProvider clock)
{
    public async Task<Result<Registered>> HandleAsync(RegisterInput input, Viewer viewer, CancellationToken ct)
    {
        if (Wrong(input) is { } wrong) return wrong;
        if (await GatheringStanding.FindAsync(db, input.Id, viewer, ct) is not { } standing) return Problem.NotFound();
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        if (!standing.Gathering.Offers(input.Coming)) return Problem.Invalid(nameof(input.Coming), "gathering-coming");
        if (input.Coming != Coming.No && !standing.MayRun && !await db.InvitedTo(standing.Gathering, now).AnyAsync(m => m.Id == me, ct)) return Problem.Forbidden("gathering-for-others");

        await mails.PrepareAsync(ct);
        await using var write = await writes.BeginAsync(db, ct);
        var told = new HashSet<Guid>();
        var (gathering, own, change) = await WriteAsync(input, me, now, told, ct);
        if (change == Change.In) await mails.RequestAsync(gathering, own, ct);
        else if (change == Change.Out) await mails.CancelAsync(gathering, own, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await RingAsync(told, me);
        return new Registered(own.Coming, own.Seat);
    }

    /// <summary>The same for every date of its series that is still to come and takes answers; all of it or nothing, and one mail.</summary>
    public async Task<Result<RegisteredForSeries>> SeriesAsync(RegisterInput input, Viewer viewer, CancellationToken ct)
    {
        if (Wrong(input) is { } wrong) return wrong;
        if (await GatheringStanding.FindAsync(db, input.Id, viewer, ct) is not { } standing) return Problem.NotFound();
        if (standing.Gathering.SeriesId is null) return Problem.Conflict("gathering-no-series");
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var all = await SeriesScope.Of(db.VisibleGatheringsTo(viewer), standing.Gathering, Scope.All, now).AsNoTracking().OrderBy(g => g.StartsAt).ToListAsync(ct);
        var dates = new List<Gathering>();
        foreach (var date in all.Where(g => g.TakesAnswers(now) && g.Offers(input.Coming)))
            if (input.Coming == Coming.No || standing.MayRun || await db.InvitedTo(date, now).AnyAsync(m => m.Id == me, ct)) dates.Add(date);
        if (dates.Count == 0) return all.Count == 0 ? Problem.Conflict("gathering-over") : Problem.Forbidden("gathering-for-others");

        await mails.PrepareAsync(ct);
        await using var write = await writes.BeginAsync(db, ct);
        var (told, changed, held, waiting) = (new HashSet<Guid>(), new List<(Gathering Gathering, Registration Own)>(), 0, 0);
        foreach (var date in dates)
        {
            // Who never said anything about a date has nothing to take back.
            if (input.Coming == Coming.No && !await db.Registrations.AnyAsync(r => r.GatheringId == date.Id && r.MemberId == me, ct)) continue;
            var (gathering, own, change) = await WriteAsync(input with { Id = date.Id }, me, now, told, ct);
            if (change != Change.None) changed.Add((gathering, own));
            if (own.Seat == Seat.Held) held++;
            if (own.Seat == Seat.Waiting) waiting++;
        }

        if (changed.Count > 0) await mails.SeriesAsync(changed, isCancelled: input.Coming == Coming.No, ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await RingAsync(told, me);
        return new RegisteredForSeries(input.Coming, dates.Count, held, waiting);
    }

    private static Problem? Wrong(RegisterInput input) =>
        input.Coming == Coming.Open || !Enum.IsDefined(input.Coming) ? Problem.Invalid(nameof(input.Coming), "gathering-coming")
        : input.Answers?.Any(a => a?.Trim().Length > Answer.Longest) == true ? Problem.Invalid(nameof(input.Answers), "gathering-answer-long", Answer.Longest)
        : null;

    private async Task<(Gathering Gathering, Registration Own, Change Change)> WriteAsync(RegisterInput input, Guid me, DateTimeOffset now, HashSet<Guid> told, CancellationToken ct)
    {
        await seating.HoldAsync(input.Id, ct);
        var gathering = await db.Gatherings.AsTracking().Include(g => g.Questions).SingleAsync(g => g.Id == input.Id, ct);
        told.UnionWith(await seating.SettleAsync(gathering, ct));
        var own = await db.Registrations.AsTracking().Include(r => r.Answers).FirstOrDefaultAsync(r => r.GatheringId == input.Id && r.MemberId == me, ct);
        var before = own is null ? (Coming?)null : own.Coming;
        if (own is null)
        {
            var taken = await db.Registrations.Where(r => r.GatheringId == input.Id).Select(r => r.Code).ToHashSetAsync(ct);
            db.Registrations.Add(own = new Registration(Guid.CreateVersion7(now), input.Id, me, Codes.New(taken), now));
        }

        var hadSeat = own.TakesPart;
        await seating.TakeAsync(gathering, own, input.Coming, ct);
        own.AnsweredAt = now;
        own.IsListed = input.IsListed ?? own.IsListed;
        own.CountsMeeting = input.CountsMeeting ?? own.CountsMeeting;
        if (input.Answers is { } answers) own.Say(gathering.Questions, answers);
        if (before is null or Coming.No && input.Coming != Coming.No) db.Acts.Add(new Act(me, ActKind.RegisteredForGathering, now, gathering.SpaceId, gathering.Id));
        await db.SaveChangesAsync(ct);
        if (input.Coming == Coming.No && gathering.HasSessions) await interest.TakeBackAsync(gathering.Id, me, ct);
        told.UnionWith(await seating.SettleAsync(gathering, ct));
        return (gathering, own, own.TakesPart && (!hadSeat || before != own.Coming) ? Change.In : hadSeat && !own.TakesPart ? Change.Out : Change.None);
    }

    private Task RingAsync(HashSet<Guid> told, Guid me)
    {
        told.Remove(me);
        return tell.RingAsync(told, CancellationToken.None);
    }

    /// <summary>What a calendar has to learn.</summary>
    private enum Change
    {
        None,
        In,
        Out,
    }
}
