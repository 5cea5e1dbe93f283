using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Journeys;

/// <summary>To whom it happened, and when.</summary>
public readonly record struct Beginning(Guid MemberId, DateTimeOffset At);

/// <summary>Whom something happened to that begins a journey: members of the house, each once.</summary>
internal sealed class FindTravellers(HouseDb db)
{
    public const int QuietDays = 60;
    private const int UnansweredDays = 2;

    /// <param name="trigger">What begins it.</param>
    /// <param name="since">Only what happened from then on.</param>
    /// <param name="now">Until when.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<IReadOnlyList<Beginning>> HandleAsync(JourneyTrigger trigger, DateTimeOffset since, DateTimeOffset now, CancellationToken ct)
    {
        var found = trigger switch
        {
            JourneyTrigger.Joined => await FirstActAsync(ActKind.SignedIn, since, ct),
            JourneyTrigger.FirstIdea => await FirstActAsync(ActKind.SubmittedIdea, since, ct),
            JourneyTrigger.Attended => await FirstActAsync(ActKind.CheckedIn, since, ct),
            JourneyTrigger.FirstQuestionUnanswered => await UnansweredAsync(since, now, ct),
            JourneyTrigger.Quiet => await QuietAsync(since, now, ct),
            _ => [],
        };
        var ids = found.Select(f => f.MemberId).ToList();
        var people = (await db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id) && m.State == MemberState.Active && m.PartnerId == null).Select(m => m.Id).ToListAsync(ct)).ToHashSet();
        return [.. found.Where(f => people.Contains(f.MemberId))];
    }

    private async Task<List<Beginning>> FirstActAsync(ActKind kind, DateTimeOffset since, CancellationToken ct) =>
        [.. (await db.Acts.AsNoTracking().Where(a => a.Kind == kind).GroupBy(a => a.MemberId).Select(g => new { g.Key, At = g.Min(a => a.At) }).Where(f => f.At >= since).ToListAsync(ct))
            .Select(f => new Beginning(f.Key, f.At))];

    private async Task<List<Beginning>> UnansweredAsync(DateTimeOffset since, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset from = since.AddDays(-UnansweredDays), to = now.AddDays(-UnansweredDays);
        var threads = db.Set<DiscussionThread>().AsNoTracking().Where(t => t.Kind == ThreadKind.Question && t.DeletedAt == null);
        var open = await threads.Where(t => t.CreatedAt >= from && t.CreatedAt <= to && t.ReplyCount == 0 && !threads.Any(o => o.AuthorId == t.AuthorId && o.CreatedAt < t.CreatedAt))
            .Select(t => new { t.AuthorId, t.CreatedAt }).ToListAsync(ct);
        return [.. open.Select(o => new Beginning(o.AuthorId, o.CreatedAt.AddDays(UnansweredDays)))];
    }

    private async Task<List<Beginning>> QuietAsync(DateTimeOffset since, DateTimeOffset now, CancellationToken ct)
    {
        DateTimeOffset from = since.AddDays(-QuietDays), to = now.AddDays(-QuietDays);
        return [.. (await db.Acts.AsNoTracking().GroupBy(a => a.MemberId).Select(g => new { g.Key, Last = g.Max(a => a.At) }).Where(f => f.Last >= from && f.Last <= to).ToListAsync(ct))
            .Select(f => new Beginning(f.Key, f.Last.AddDays(QuietDays)))];
    }
}
