using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Calendar;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <param name="Coming">How they come.</param>
/// <param name="Name">What they are called; null keeps what is known.</param>
/// <param name="Answers">To the hosts' questions, in their order.</param>
public sealed record AnswerInvitationInput(Coming Coming, string? Name, IReadOnlyList<string?> Answers);

/// <summary>What somebody from outside sees and says, by the link in their mail.</summary>
internal sealed class AnswerInvitation(HouseDb db, WriteTransactions writes, JoinLinks links, Seating seating, TellOfGathering tell, OutsideMails mails, TimeProvider clock)
{
    /// <summary>Null for a link that is none of ours, or to something that is gone.</summary>
    public async Task<Registration?> FindAsync(string token, CancellationToken ct) => links.Read(token) is { } id
        ? await db.Registrations.AsNoTracking().AsSplitQuery().Include(r => r.Answers).Include(r => r.Gathering!.Questions).Include(r => r.Gathering!.Agenda)
            .FirstOrDefaultAsync(r => r.Id == id && r.MemberId == null && r.OutsideMail != null && db.Set<Space>().Any(s => s.Id == r.Gathering!.SpaceId && s.ArchivedAt == null), ct)
        : null;

    public async Task<Result<Registered>> HandleAsync(string token, AnswerInvitationInput input, CancellationToken ct)
    {
        if (await FindAsync(token, ct) is not { Gathering: { } found } known) return Problem.NotFound();
        if (input.Coming == Coming.Open || !Enum.IsDefined(input.Coming) || !found.Offers(input.Coming)) return Problem.Invalid(nameof(input.Coming), "gathering-coming");
        if (input.Name?.Trim().Length > Registration.LongestName) return Problem.Invalid(nameof(input.Name), "gathering-text-long", Registration.LongestName);
        if (input.Answers.Any(a => a?.Trim().Length > Answer.Longest)) return Problem.Invalid(nameof(input.Answers), "gathering-answer-long", Answer.Longest);
        var now = clock.GetUtcNow();
        if (!found.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        await using var write = await writes.BeginAsync(db, ct);
        await seating.HoldAsync(found.Id, ct);
        var gathering = await db.Gatherings.AsTracking().Include(g => g.Questions).SingleAsync(g => g.Id == known.GatheringId, ct);
        var told = new HashSet<Guid>(await seating.SettleAsync(gathering, ct));
        var own = await db.Registrations.AsTracking().Include(r => r.Answers).SingleAsync(r => r.Id == known.Id, ct);
        var hadSeat = own.TakesPart;
        await seating.TakeAsync(gathering, own, input.Coming, ct);
        own.AnsweredAt = now;
        if (!string.IsNullOrWhiteSpace(input.Name)) own.OutsideName = input.Name.Trim();
        own.Say(gathering.Questions, input.Answers);
        if (own.Seat == Seat.Held && own.AskedAt is not null) own.ConfirmedAt = now;
        await db.SaveChangesAsync(ct);
        told.UnionWith(await seating.SettleAsync(gathering, ct));
        if (hadSeat != own.TakesPart) mails.Answered(gathering, own);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await tell.RingAsync(told, CancellationToken.None);
        return new Registered(own.Coming, own.Seat);
    }
}
