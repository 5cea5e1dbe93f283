using System.Globalization;
using Herberge.Foundation.Storage;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Decisions;
using Herberge.Ideas.Stages;
using Herberge.Ideas.Voting;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Bench;

/// <summary>Fills a new house with made-up ideas: half of them in one campaign, the rest in the box, in every stage, with votes of people of twelve units.</summary>
internal static class FilledIdeas
{
    private const int Batch = 20_000;
    private const int People = 5_000;
    private const int Units = 12;
    private const int Authors = 400;

    private static readonly string[] Things = ["Ersatzteil", "Prüfplan", "Schichtübergabe", "Lieferdatum", "Werkzeug", "Leitstand", "Zeichnung", "Kalender", "Reklamation", "Verpackung"];
    private static readonly string[] Turns = ["am Gerät zeigen", "gemeinsam ansehen", "ohne Papier", "nach Anlage sortieren", "früher klären", "mit QR-Code", "in einer Liste", "ohne Umweg"];

    public static async Task FillAsync(IServiceProvider services, int ideas, int votes)
    {
        var random = new Random(7);
        var now = TimeProvider.System.GetUtcNow();
        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<OpenHouse>().HandleAsync(
                new OpenHouseInput("Messhaus", "de", "Europe/Berlin", "Ada Admin", FilledHouse.Email, FilledHouse.Password), CancellationToken.None);

        var ids = new Guid[People];
        var (units, campaigns, space) = await AddFrameAsync(services, now);
        await InBatchesAsync(services, People, (db, n) => db.Add(new Member(ids[n] = Guid.CreateVersion7(), $"Person {n}", $"p{n}", null, DateTimeOffset.UnixEpoch) { UnitId = units[n % Units] }));
        var kinds = Enum.GetValues<StageKind>();
        var made = new Guid[ideas];
        var each = votes / ideas;
        await InBatchesAsync(services, ideas, (db, n) =>
        {
            var at = now.AddDays(-300 * random.NextDouble());
            var author = ids[random.Next(Authors)];
            var title = $"{Things[n % Things.Length]} {Turns[n / Things.Length % Turns.Length]} {n.ToString(CultureInfo.InvariantCulture)}";
            var thread = new DiscussionThread(Guid.CreateVersion7(at), space, ThreadKind.Idea, title, author, at) { PostCount = 1 };
            db.Add(thread);
            db.Add(new Post(Guid.CreateVersion7(at), thread.Id, space, author, 1, title, $"<p>{title}</p>", at));
            var kind = kinds[n % kinds.Length];
            var idea = new Idea(made[n] = Guid.CreateVersion7(at), n + 1, campaigns[n % 2], thread.Id, HouseStages.FirstId(kind), "Zwei Sätze, die sagen, worum es geht. Der zweite sagt, was es bringt.", at)
            {
                AnswerDueOn = DateOnly.FromDateTime(at.UtcDateTime).AddDays(14),
                FirstAnswerAt = n % 3 == 0 ? null : at.AddDays(2),
                Supporters = each,
                Votes = each,
                AcrossSilos = Math.Round(random.NextDouble() / 5, 2),
            };
            idea.Team.Add(new IdeaPerson { IdeaId = idea.Id, MemberId = author, Role = TeamRole.Author, Since = at });
            db.Add(idea);
            db.Add(new StageMove(Guid.CreateVersion7(at), idea.Id, null, idea.StageId, author, at, "Weil es so ist."));
            if (kind is StageKind.Decided or StageKind.Underway or StageKind.Outcome) db.Add(new Decision(Guid.CreateVersion7(at), idea.Id, Verdict.Yes, "Ja, wir machen das", "Es ist gut belegt.", author, at.AddDays(30)));
            foreach (var unit in units.Take(6)) db.Add(new SupportRelease { Id = Guid.CreateVersion7(at), IdeaId = idea.Id, UnitId = unit, Supporters = 5 + random.Next(9) });
        });
        await InBatchesAsync(services, ideas * each, (db, n) =>
        {
            var person = (n / each * 31) + (n % each * 97);
            db.Add(new Vote(made[n / each], ids[person % People], 1, now.AddDays(-1)) { ReleasedIn = units[person % People % Units] });
        });
    }

    /// <summary>Lists and boards, in each of their orders, and what stands beside them.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var campaign = await db.Set<Campaign>().Where(c => !c.IsBox).Select(c => c.Id).SingleAsync();
        var idea = await db.Set<Idea>().OrderBy(i => i.Id).Select(i => i.Id).Skip(100).FirstAsync();
        return
        [
            "/ideas", $"/ideas/campaigns/{campaign}", $"/ideas/campaigns/{campaign}?view=rank", $"/ideas/campaigns/{campaign}?view=rank&by=across", $"/ideas/campaigns/{campaign}?show=my-unit", "/ideas/campaigns",
            "/ideas/table", "/ideas/table?sort=supporters", "/ideas/table?sort=across", "/ideas/table?sort=activity", "/ideas/table?q=Werkzeug", "/ideas/roadmap", "/ideas/figures", "/ideas/mine", $"/ideas/{idea}",
        ];
    }

    private static async Task<(Guid[] Units, Guid[] Campaigns, Guid Space)> AddFrameAsync(IServiceProvider services, DateTimeOffset now)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var host = await db.Set<Member>().AsTracking().FirstAsync();
        var units = Enumerable.Range(0, Units).Select(n => new OrgUnit(Guid.CreateVersion7(), null, $"Bereich {n}", $"Bereich {n}", 1 + n)).ToArray();
        var space = new Space(Guid.CreateVersion7(), "ideen", "Ideen", "Hier sprechen wir über Ideen.", SpaceKind.Open, 3, host.Id, now.AddDays(-310)) { MemberCount = 1 };
        db.AddRange(units);
        db.Add(space);
        db.Add(new SpaceMember(space.Id, host.Id, SpaceRole.Host, now));
        host.UnitId = units[0].Id;
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        var campaigns = Enumerable.Range(0, 2).Select(n => n == 1).Select(isBox => new Campaign(Guid.CreateVersion7(), isBox, space.Id, host.Id, now.AddDays(-305))
        {
            Title = isBox ? "Ideenkasten" : "Weniger Stillstand",
            Question = "Was können wir in drei Monaten ausprobieren?",
            PublishedAt = now.AddDays(-304),
            CollectFrom = isBox ? null : today.AddDays(-303),
            EvaluateFrom = isBox ? null : today.AddDays(30),
            DoneFrom = isBox ? null : today.AddDays(60),
        }).ToArray();
        db.AddRange(campaigns);
        await db.SaveChangesAsync();
        return ([.. units.Select(u => u.Id)], [.. campaigns.Select(c => c.Id)], space.Id);
    }

    private static async Task InBatchesAsync(IServiceProvider services, int count, Action<HouseDb, int> add)
    {
        for (var from = 0; from < count; from += Batch)
        {
            await using var scope = services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            await using var transaction = await db.Database.BeginTransactionAsync();
            for (var n = from; n < Math.Min(count, from + Batch); n++) add(db, n);
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
            Console.Error.WriteLine(FormattableString.Invariant($"{from:N0} of {count:N0}"));
        }
    }
}
