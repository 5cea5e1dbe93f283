using Herberge.Foundation.Access;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Ideas.Subscribing;

/// <summary>Sends everybody who wishes so one mail with what is new in the campaigns they follow and in their filters.</summary>
internal sealed class SendWeekly(HouseDb db, WriteTransactions writes, IViewerSource viewers, IdeasOfTheWeek week, WeeklyMail mail, MailOutbox outbox, House house, TimeProvider clock)
{
    /// <returns>How many mails were laid out.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var people = await db.IdeaSubscriptions.Where(s => s.Pace == SubscriptionPace.Weekly).Select(s => s.MemberId).Distinct().ToListAsync(ct);
        var sent = 0;
        foreach (var person in people)
            if (await ToAsync(person, ct)) sent++;
        return sent;
    }

    private async Task<bool> ToAsync(Guid memberId, CancellationToken ct)
    {
        // Who they are now: roles and access may have changed a moment ago.
        viewers.Forget(memberId);
        if (await viewers.FindAsync(memberId, ct) is not { } viewer) return false;
        var reader = await db.Set<Member>().AsNoTracking().Where(m => m.Id == memberId).Select(m => new { m.Name, m.Email, m.InterfaceLanguage }).SingleAsync(ct);
        if (reader.Email is null) return false;
        var mine = await db.IdeaSubscriptions.AsNoTracking().Where(s => s.MemberId == memberId && s.Pace == SubscriptionPace.Weekly).OrderByDescending(s => s.CampaignId != null).ThenBy(s => s.CreatedAt).ToListAsync(ct);
        var now = clock.GetUtcNow();
        var sections = await week.HandleAsync(mine, viewer, ct);
        if (sections.Count == 0) return false;

        await using var write = await writes.BeginAsync(db, ct);
        var told = mine.Where(s => sections.Any(section => section.SubscriptionId == s.Id)).ToList();
        foreach (var subscription in told)
        {
            var (id, before) = (subscription.Id, subscription.ToldUntil);
            // Another node was faster, or it was ended just now.
            if (await db.IdeaSubscriptions.Where(s => s.Id == id && s.ToldUntil == before).ExecuteUpdateAsync(s => s.SetProperty(x => x.ToldUntil, now), ct) == 0) return false;
        }

        outbox.Enqueue(mail.Write(sections, memberId, reader.Email, reader.Name, reader.InterfaceLanguage ?? house.Language));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return true;
    }
}

[DisallowConcurrentExecution]
internal sealed class SendWeeklyOnMondays(SendWeekly send) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await send.HandleAsync(cancellationToken);
}
