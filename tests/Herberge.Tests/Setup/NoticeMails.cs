using System.Text.Json;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Spaces.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Setup;

/// <summary>What the house tells afterwards, in its own time: told now.</summary>
internal static class NoticeMails
{
    /// <summary>Until everybody a post is for has a line behind the bell.</summary>
    public static Task ToldAllAsync(this TestHouse house) => Eventually.IsTrueAsync(() => house.InDbAsync(async db => !await db.Outbox.AnyAsync(m => m.Kind == FanOut.Kind && m.DeliveredAt == null)));

    /// <summary>What waits for a mail at once has waited long enough, where its reader takes mails now.</summary>
    public static async Task SendMailsAsync(this TestHouse house)
    {
        await house.ToldAllAsync();
        house.Clock.Advance(RouteNotices.Gathers + TimeSpan.FromSeconds(1));
        await house.InScopeAsync(services => services.GetRequiredService<SendNoticeMails>().HandleAsync(CancellationToken.None));
        var now = house.Clock.GetUtcNow();
        // The house's own job may be at it, too.
        await Eventually.IsTrueAsync(() => house.InDbAsync(async db => !await db.Notifications.AnyAsync(n => n.MailDueAt <= now)));
    }

    public static async Task SendDigestsAsync(this TestHouse house)
    {
        await house.ToldAllAsync();
        await house.InScopeAsync(services => services.GetRequiredService<SendDigests>().HandleAsync(CancellationToken.None));
        var now = house.Clock.GetUtcNow();
        await Eventually.IsTrueAsync(() => house.InDbAsync(async db => !await db.DigestMarks.AnyAsync(m => m.DueAt <= now)));
    }

    public static Task<List<MailMessage>> MailsToAsync(this TestHouse house, Person person) => house.MailsToAsync(person.Email);

    public static async Task<List<MailMessage>> MailsToAsync(this TestHouse house, string address) =>
        [.. (await house.InDbAsync(db => db.Outbox.Where(m => m.Kind == MailOutbox.Kind).OrderBy(m => m.Id).Select(m => m.Payload).ToListAsync()))
            .Select(m => JsonSerializer.Deserialize<MailMessage>(m)!).Where(m => m.To == address)];
}
