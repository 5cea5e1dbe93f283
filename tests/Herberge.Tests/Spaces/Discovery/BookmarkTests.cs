using Herberge.Spaces;
using Herberge.Spaces.Discovery;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Discovery;

public sealed class BookmarkTests
{
    [Theory, BothEngines]
    public async Task A_bookmark_is_ones_own_reminds_once_and_leads_only_where_one_may_read(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var tomasz = await house.InviteAsync("Tomasz Wieczorek", "Einkauf");
        var closed = await house.OpenSpaceAsync(svenja, "Geschlossen", SpaceKind.Private, members: tomasz);
        var thread = await house.StartAsync(svenja, closed, "Vertraulicher Plan");
        var post = await house.PostIdAsync(thread, 1);
        var tomorrow = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        (await tomasz.SubmitAsync($"/posts/{post}/bookmark", "bookmark", ("Form.Note", "Für Montag"), ("Form.RemindOn", tomorrow))).LeadsTo("/bookmarks");
        Assert.Contains("Für Montag", (await tomasz.PageAsync("/bookmarks")).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Für Montag", (await svenja.PageAsync("/bookmarks")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains($"/posts/{post}/bookmark", (await tomasz.PageAsync($"/posts/{post}/menu")).Body!.InnerHtml, StringComparison.Ordinal);

        house.Clock.Advance(TimeSpan.FromDays(3));
        await RemindAsync(house);
        await RemindAsync(house);
        Assert.Equal([tomasz.Id], await house.InDbAsync(db => db.Set<Notification>().Where(n => n.Kind == NotificationKind.BookmarkDue).Select(n => n.MemberId).ToListAsync()));

        // Once outside, neither the list nor a reminder tells of it.
        await house.InDbAsync(db => db.Set<SpaceMember>().Where(m => m.MemberId == tomasz.Id).ExecuteDeleteAsync());
        await house.InDbAsync(db => db.Set<Bookmark>().ExecuteUpdateAsync(b => b.SetProperty(x => x.RemindAt, house.Clock.GetUtcNow().AddMinutes(-1))));
        await RemindAsync(house);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.BookmarkDue)));
        Assert.DoesNotContain("Vertraulicher Plan", (await tomasz.PageAsync("/bookmarks")).Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(await house.InDbAsync(db => db.Audit.Where(a => a.ActorId == tomasz.Id).ToListAsync()));
    }

    private static Task<int> RemindAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<RemindOfBookmarks>().HandleAsync(CancellationToken.None));
}
