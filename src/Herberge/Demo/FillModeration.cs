using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Guests;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Rules;
using Microsoft.EntityFrameworkCore;
using Reason = Herberge.Spaces.Moderation.Reason;

namespace Herberge.Demo;

/// <summary>House rules most people have read, a few flags, a warning, a guest's words that wait, and guests with an end.</summary>
internal sealed class FillModeration(HouseDb db, DemoPlan plan, DemoIds ids, MarkdownRenderer markdown)
{
    private const string Rules = """
        **Wie wir hier miteinander umgehen**

        1. Wir duzen uns und bleiben freundlich, auch wenn wir anderer Meinung sind.
        2. Privates über andere bleibt draußen.
        3. Wer fragt, bekommt eine Antwort. Wer antwortet, bekommt Dank.
        4. Kund:innen nennen wir nicht beim Namen.
        5. Werbung gehört woandershin.

        Wenn etwas nicht passt, melde den Beitrag. Niemand erfährt, wer gemeldet hat, außer den Moderator:innen.
        """;

    /// <summary>Every so many people haven't read the rules yet.</summary>
    private const int Unread = 9;

    public async Task WriteAsync(IReadOnlyList<Space> spaces, IReadOnlyList<Member> members, CancellationToken ct)
    {
        var host = members[1].Id;
        var written = plan.Now.AddDays(-40);
        db.Add(new HouseRules(1, Rules, markdown.Render(Rules).Html, null, host, written, ids.At(written)));
        for (var number = 0; number < members.Count; number++)
            if (number % Unread != Unread - 1) db.Add(new RulesRead(1, members[number].Id, written.AddDays(1 + (number % 20))));

        await AddFlagsAsync(spaces.First(s => s is { Kind: SpaceKind.Open, WithPartners: false }), members, host, ct);
        if (spaces.FirstOrDefault(s => s.WithPartners) is { } open) await AddGuestsAsync(open, members, host, ct);
    }

    private async Task AddFlagsAsync(Space space, IReadOnlyList<Member> members, Guid host, CancellationToken ct)
    {
        var spaceId = space.Id;
        var posts = await db.Set<Post>().AsNoTracking().Where(p => p.SpaceId == spaceId && p.Number > 1 && p.AuthorId != host && p.DeletedAt == null)
            .OrderByDescending(p => p.CreatedAt).ThenBy(p => p.Id).Take(3).ToListAsync(ct);
        var reasons = new (Reason Reason, string? Text)[] { (Reason.Tone, "Das klingt nach einem Vorwurf an die Frühschicht."), (Reason.OffTopic, null), (Reason.Private, "Hier steht eine Durchwahl.") };
        for (var n = 0; n < Math.Min(posts.Count, reasons.Length); n++)
        {
            var at = plan.Now.AddHours(-30 + (11 * n));
            var opened = new ModerationCase(posts[n].Id, spaceId, posts[n].AuthorId, at, ids.At(at));
            db.Add(opened);
            db.Add(new Flag(opened.Id, members.First(m => m.Id != posts[n].AuthorId && m.Id != host && !m.IsGuest).Id, reasons[n].Reason, reasons[n].Text, at, ids.At(at)));
        }

        if (posts.Count == 0) return;
        var warned = plan.Now.AddDays(-12);
        db.Add(new Measure(spaceId, posts[^1].AuthorId, MeasureKind.Warning, Reason.Tone, "Bitte sprich über die Sache, nicht über die Kolleg:innen.", host, warned, ids.At(warned)));
        db.Add(new Deed(spaceId, DeedKind.Warned, Reason.Tone, byHouse: true, warned, ids.At(warned)));
        db.Add(new Deed(spaceId, DeedKind.ThreadMoved, null, byHouse: false, warned.AddDays(3), ids.At(warned.AddDays(3))));
        db.Add(new Deed(spaceId, DeedKind.PostLeft, null, byHouse: false, warned.AddDays(5), ids.At(warned.AddDays(5))));
    }

    private async Task AddGuestsAsync(Space space, IReadOnlyList<Member> members, Guid host, CancellationToken ct)
    {
        var spaceId = space.Id;
        var inside = await db.Set<SpaceMember>().Where(m => m.SpaceId == spaceId).Select(m => m.MemberId).ToListAsync(ct);
        // Not the guest the demo lets people sign in as: their access shall last.
        var guests = members.Where(m => m.IsGuest && inside.Contains(m.Id)).Skip(1).Take(2).ToList();
        var companies = await db.Set<PartnerCompany>().AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.Name, ct);
        foreach (var (guest, days) in guests.Zip([9, 120]))
        {
            var (at, ends, id) = (plan.Now.AddDays(-80), plan.Now.AddDays(days), guest.Id);
            db.Add(new GuestInvitation(spaceId, host, guest.Email!, guest.Name, companies[guest.PartnerId!.Value], "Gemeinsame Reihe zu Lieferzeiten", ends, at, ids.At(at)) { AcceptedAt = at.AddDays(1), MemberId = id });
            await db.Set<SpaceMember>().Where(m => m.SpaceId == spaceId && m.MemberId == id).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndsAt, ends), ct);
        }

        if (guests.Count == 0) return;
        var sent = plan.Now.AddHours(-20);
        db.Add(new HeldPost(ids.At(sent), spaceId, null, guests[0].Id, "Guten Tag, wir planen die Anlieferung im Dezember neu. Wer ist bei euch dafür da?", HeldWhy.FirstOfGuest, sent)
        {
            Kind = ThreadKind.Question, Title = "Anlieferung im Dezember",
        });
    }
}
