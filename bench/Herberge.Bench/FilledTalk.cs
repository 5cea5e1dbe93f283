using System.Globalization;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Bench;

/// <param name="Short">Twenty posts, followed by nobody.</param>
/// <param name="Long">Five thousand posts, followed by nobody.</param>
/// <param name="Followed">Twenty posts and all the followers.</param>
internal sealed record TalkThreads(Guid Short, Guid Long, Guid Followed);

/// <summary>Fills a new house with one space and three threads in it.</summary>
internal static class FilledTalk
{
    private const int Few = 20;
    private const int Batch = 5_000;
    private const int Writers = 40;

    private static readonly string[] Said =
    [
        "Das Teil liegt seit gestern im Regal **C4**, die Nummer steht auf dem Lieferschein.", "Bei uns dauerte es sechs Wochen, weil die Prüfung fehlte.",
        "Ich frage im Einkauf nach und melde mich bis Freitag.", "Danke, genau das habe ich gesucht.", "Wer hat die Zeichnung zuletzt geändert?",
    ];

    public static async Task FillAsync(IServiceProvider services, int posts, int followers)
    {
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<OpenHouse>().HandleAsync(
                new OpenHouseInput("Messhaus", "de", "Europe/Berlin", "Ada Admin", FilledHouse.Email, FilledHouse.Password), CancellationToken.None);
        var now = TimeProvider.System.GetUtcNow();
        var people = new Guid[Math.Max(followers, Writers)];
        Guid host = default, space = default;
        await InScopeAsync(services, async db =>
        {
            host = await db.Set<Member>().Select(m => m.Id).FirstAsync();
            var units = Enumerable.Range(0, 12).Select(n => new OrgUnit(Guid.CreateVersion7(), null, $"Bereich {n}", $"Bereich {n}", 1 + n)).ToArray();
            var room = new Space(space = Guid.CreateVersion7(), "ersatzteile", "Ersatzteile", "Wer hat es, wer braucht es.", SpaceKind.Open, 3, host, now.AddDays(-400)) { MemberCount = 1, ThreadCount = 3 };
            db.AddRange(units);
            db.Add(room);
            db.Add(new SpaceMember(space, host, SpaceRole.Host, now));
            for (var n = 0; n < people.Length; n++)
                db.Add(new Member(people[n] = Guid.CreateVersion7(), $"Person {n}", $"p{n}", $"p{n}@example.org", now.AddDays(-400)) { UnitId = units[n % units.Length].Id });
        });
        await ThreadAsync(services, space, "Kurz", Few, people, now.AddDays(-3), followers: 0);
        await ThreadAsync(services, space, "Lang", posts, people, now.AddDays(-300), followers: 0);
        await ThreadAsync(services, space, "Begehrt", Few, people, now.AddDays(-2), followers);
    }

    public static async Task<TalkThreads> ThreadsAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var ids = await scope.ServiceProvider.GetRequiredService<HouseDb>().Threads.ToDictionaryAsync(t => t.Title, t => t.Id);
        return new TalkThreads(ids["Kurz"], ids["Lang"], ids["Begehrt"]);
    }

    private static async Task ThreadAsync(IServiceProvider services, Guid space, string title, int posts, Guid[] people, DateTimeOffset from, int followers)
    {
        var id = Guid.CreateVersion7(from);
        await InScopeAsync(services, db =>
        {
            db.Add(new DiscussionThread(id, space, ThreadKind.Discussion, title, people[0], from)
            {
                PostCount = posts, ReplyCount = posts - 1, LastPostAt = from.AddMinutes(posts), LastPosterId = people[(posts - 1) % Writers],
            });
            for (var n = 0; n < followers; n++) db.Add(new ThreadFollow(id, people[n], FollowState.Following));
            return Task.CompletedTask;
        });
        for (var start = 0; start < posts; start += Batch)
        {
            await InScopeAsync(services, db =>
            {
                for (var n = start; n < Math.Min(posts, start + Batch); n++)
                {
                    var text = $"{Said[n % Said.Length]} ({(n + 1).ToString(CultureInfo.InvariantCulture)})";
                    db.Add(new Post(Guid.CreateVersion7(from.AddMinutes(n)), id, space, people[n % Writers], n + 1, text, $"<p>{text}</p>", from.AddMinutes(n)));
                }

                return Task.CompletedTask;
            });
        }
    }

    private static async Task InScopeAsync(IServiceProvider services, Func<HouseDb, Task> work)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        await work(db);
        await db.SaveChangesAsync();
    }
}
