using Herberge.Activation.Ladder;
using Herberge.Desks.Holidays;
using Herberge.Desks.Items;
using Herberge.Desks.Morning;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Demo;

/// <summary>A desk in the middle of the week: some questions are in hand, one rests, experts were asked, a holiday is near.</summary>
internal sealed class FillDesks(HouseDb db, DemoPlan plan, DemoIds ids, SeeLadder ladder)
{
    private const int Weeks = 4;

    public async Task WriteAsync(Guid host, Guid advocate, Guid speaker, CancellationToken ct)
    {
        var (now, team) = (plan.Now, new[] { host, advocate, speaker });
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var since = now.AddDays(-90);
        var open = await db.Set<DiscussionThread>().AsNoTracking()
            .Where(t => t.Kind == ThreadKind.Question && t.ReplyCount == 0 && t.AcceptedPostId == null && t.LockedAt == null && t.DeletedAt == null && t.CreatedAt > since && t.Space!.Kind == SpaceKind.Open && t.Space.ArchivedAt == null && !team.Contains(t.AuthorId))
            .OrderBy(t => t.CreatedAt).ThenBy(t => t.Id).Take(6).Select(t => new { t.Id, t.AuthorId }).ToListAsync(ct);
        var asked = open.ConvertAll(t => t.AuthorId);
        var experts = await db.Set<Member>().AsNoTracking().Where(m => m.PartnerId == null && m.Skills != null && !team.Contains(m.Id) && !asked.Contains(m.Id)).OrderBy(m => m.Id).Take(2).Select(m => m.Id).ToListAsync(ct);
        var handled = new List<(Guid By, int HoursAgo, Handled What, HandlingState State)>
        {
            (host, 3, Handled.Taken, new HandlingState(host)),
            (advocate, 20, Handled.Snoozed, new HandlingState(advocate, now.AddDays(3), "Das neue Handbuch kommt am Ende der Woche, dann gibt es eine Antwort.")),
            (host, 26, Handled.HandedOver, new HandlingState(advocate, Note: "Die Frage kam auch von zwei Kund:innen. Du kennst die Stimmen dazu.")),
        };
        if (experts.Count == 2)
        {
            handled.Add((host, 22, Handled.Asked, new HandlingState(host, now.AddDays(2), AskedId: experts[0], Message: "Hallo, das klingt nach deinem Thema. Magst du kurz antworten? Danke dir.", ChaseOn: today.AddDays(2))));
            handled.Add((advocate, 96, Handled.Asked, new HandlingState(advocate, AskedId: experts[1], Message: "Hallo, hier fehlt jemand, der das schon gemacht hat. Hast du zehn Minuten?", ChaseOn: today.AddDays(-1))));
        }

        foreach (var (thread, (by, hoursAgo, what, state)) in open.Zip(handled))
        {
            var row = new Handling(new ItemKey(DeskKind.Thread, thread.Id));
            row.Change(state, what, by, now.AddHours(-hoursAgo));
            db.Add(row);
        }

        db.Add(new StandIn(ids.At(now.AddDays(-2)), advocate, host, today.AddDays(6), today.AddDays(17)));
        db.Add(new StandIn(ids.At(now.AddDays(-9)), speaker, advocate, today.AddDays(-1), today.AddDays(3)));
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        for (var back = Weeks; back >= 1; back--)
        {
            var told = await ladder.ReadAsync(monday.AddDays(-7 * back), ct);
            db.Add(new WeekNumbers(told.Until, told.MedianAnswer?.TotalHours, SeeNumbers.ActiveOf(told)));
        }
    }
}
