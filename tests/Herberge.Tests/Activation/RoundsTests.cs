using System.Net;
using System.Text.RegularExpressions;
using Herberge.Activation.Rounds;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.People;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Activation;

public sealed class RoundsTests
{
    private static readonly string[] Names = ["Aylin Yıldız", "Bernd Vogt", "Carla Ruiz", "Dmitri Orlow", "Elif Kaya", "Frank Thoms", "Greta Lund", "Hanno Ebert", "Ines Pohl", "Jonas Reimer", "Kira Blum", "Lars Momsen"];

    [Theory, BothEngines]
    public async Task A_round_is_drawn_once_met_in_counted_and_repeats_nobody(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var manager = await house.InviteAsync("Mara Gastgeber", "Leitung", roles: HouseRoles.Host);
        var (people, id) = await StartAsync(house, manager);
        await people[0].SubmitAsync("/activation/apart", "apart", ("Form.Handle", $"@{await HandleAsync(house, people[1])}"));

        Assert.Equal(1, await DrawAsync(house));
        Assert.Equal(0, await DrawAsync(house));
        var groups = await GroupsAsync(house);
        Assert.Equal(6, groups.Count);
        Assert.Equal(people.Select(person => person.Id).Order(), groups.SelectMany(group => group.Value).Order());
        Assert.DoesNotContain(groups.Values, group => group.Contains(people[0].Id) && group.Contains(people[1].Id));
        Assert.Equal(12, await house.InDbAsync(db => db.Set<Occasion>().Where(o => o.Kind == DrawRound.Occasion).SelectMany(o => o.Participants).CountAsync()));
        Assert.Equal(12, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.RoundDrawn && n.MailDueAt != null)));

        // Those in a group see it; who runs the rounds sees nobody.
        var (first, mate) = (people[2], people.Single(person => person != people[2] && groups.Values.Single(group => group.Contains(people[2].Id)).Contains(person.Id)));
        var group = groups.Single(pair => pair.Value.Contains(first.Id)).Key;
        var page = (await first.PageAsync("/activation")).QuerySelector("main")!.TextContent;
        Assert.Contains(mate.Name, page, StringComparison.Ordinal);
        foreach (var path in new[] { $"/activation/rounds/{id}/figures", $"/activation/rounds/{id}", "/activation", $"/activation/rounds/{id}/edit" })
        {
            var seen = (await manager.PageAsync(path)).QuerySelector("main")!.TextContent;
            Assert.DoesNotContain(people, person => seen.Contains(person.Name, StringComparison.Ordinal));
        }

        await house.SendMailsAsync();
        var mail = Assert.Single(await house.MailsToAsync(first));
        Assert.Contains($"\nMit {mate.Name.Split(' ')[0]}, Vorschlag: ", mail.Text, StringComparison.Ordinal);
        Assert.Contains("\nDrei Fragen zum Einstieg:\n– ", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(mate.Name, mail.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.ActAsync($"/activation/groups/{group}/met")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await first.GetAsync($"/activation/rounds/{id}/figures")).StatusCode);

        // One press for both, once, and back.
        await first.ActAsync($"/activation/groups/{group}/met");
        await mate.ActAsync($"/activation/groups/{group}/met");
        Assert.Equal((2, 2.0), await TiesAsync(house));
        await mate.ActAsync($"/activation/groups/{group}/not-met");
        Assert.Equal((4, 0.0), await TiesAsync(house));
        await first.ActAsync($"/activation/groups/{group}/met");
        foreach (var other in groups.Keys.Where(key => key != group).Take(2))
            await people.First(person => groups[other].Contains(person.Id)).ActAsync($"/activation/groups/{other}/met");

        house.Clock.Advance(TimeSpan.FromDays(12));
        Assert.Equal(6, await house.InScopeAsync(services => services.GetRequiredService<NudgeGroups>().HandleAsync(CancellationToken.None)));
        Assert.Equal(0, await house.InScopeAsync(services => services.GetRequiredService<NudgeGroups>().HandleAsync(CancellationToken.None)));

        house.Clock.Advance(TimeSpan.FromDays(3));
        await CountAsync(house);
        Assert.Contains("Diese Runde ist vorbei", await SaidAsync(first, $"/activation/groups/{group}/met", "/activation"), StringComparison.Ordinal);
        Assert.Equal(1, await DrawAsync(house));
        var figures = (await manager.PageAsync($"/activation/rounds/{id}/figures")).QuerySelectorAll("tbody tr");
        Assert.Equal(2, figures.Length);
        // Six of twelve people met, six didn't: enough on both sides, but three pairs are too few of six.
        Assert.Contains("–", figures[1].Children[3].TextContent, StringComparison.Ordinal);
        Assert.Equal("0", figures[0].Children[5].TextContent);
        Assert.Equal(24, await house.InDbAsync(db => db.Set<RoundSeat>().CountAsync()));
        Assert.False(await house.InDbAsync(db => db.Set<AuditEntry>().AnyAsync(entry => entry.ActorId == people[0].Id && entry.Action.StartsWith("activation"))));
    }

    [Theory, BothEngines]
    public async Task Whoever_drops_out_leaves_nobody_alone_and_who_is_erased_leaves_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var manager = await house.InviteAsync("Mara Gastgeber", "Leitung", roles: HouseRoles.CommunityManager);
        var (people, id) = await StartAsync(house, manager);
        await people[3].SubmitAsync("/activation/apart", "apart", ("Form.Handle", await HandleAsync(house, people[4])));
        await people[5].ActAsync($"/activation/rounds/{id}/pause");
        await people[6].ActAsync($"/activation/rounds/{id}/leave");
        await DrawAsync(house);
        var groups = await GroupsAsync(house);
        Assert.Equal(10, groups.Sum(group => group.Value.Count));

        var (group, members) = groups.First();
        Assert.Equal(2, members.Count);
        var (goes, stays) = (people.Single(person => person.Id == members[0]), members[1]);
        await goes.ActAsync($"/activation/groups/{group}/drop-out");
        var mended = await GroupsAsync(house);
        Assert.Equal(4, mended.Count);
        Assert.DoesNotContain(mended.Values, left => left.Contains(goes.Id));
        var three = Assert.Single(mended.Values, left => left.Count == 3);
        Assert.Contains(stays, three);
        Assert.Equal(3, await house.InDbAsync(db => db.Set<Notification>().CountAsync(n => n.Kind == NotificationKind.RoundChanged)));
        var now = mended.Single(left => left.Value.Count == 3).Key;
        await people.Single(person => person.Id == stays).ActAsync($"/activation/groups/{now}/met");
        // In a group of three each of six directed contacts weighs a half.
        Assert.Equal((6, 3.0), await TiesAsync(house));

        foreach (var gone in new[] { people[3], people[4] })
        {
            var handle = await HandleAsync(house, gone);
            Assert.True((await house.InScopeAsync(async services => await services.GetRequiredService<EraseMember>().HandleAsync(new EraseMemberInput(gone.Id, handle), await gone.ViewerAsync(), CancellationToken.None))).Succeeded);
            Assert.False(await house.InDbAsync(db => db.Set<RoundEntry>().AnyAsync(e => e.MemberId == gone.Id)));
            Assert.False(await house.InDbAsync(db => db.Set<ApartWish>().AnyAsync(w => w.MemberId == gone.Id || w.OtherId == gone.Id)));
            Assert.False(await house.InDbAsync(db => db.Set<RoundSeat>().AnyAsync(s => s.MemberId == gone.Id)));
        }
    }

    [Fact]
    public void Shares_are_exact_only_with_five_on_both_sides()
    {
        Assert.Null(ShownShare.Of(3, 9));
        Assert.Equal(new ShownShare(0, 0.2), ShownShare.Of(0, 20));
        Assert.Equal(ShownShare.Of(0, 20), ShownShare.Of(4, 20));
        Assert.Equal(new ShownShare(0.25, 0.25), ShownShare.Of(5, 20));
        Assert.Equal(ShownShare.Of(16, 20), ShownShare.Of(20, 20));
    }

    private static async Task<(Person[] People, Guid Id)> StartAsync(TestHouse house, Person manager)
    {
        var today = house.Clock.GetUtcNow().UtcDateTime.AddHours(2).ToString("yyyy-MM-dd", null);
        var made = await manager.SubmitAsync("/activation/rounds/new", "programme", ("Form.Name", "Mittagslos"), ("Form.Kind", "Lunch"), ("Form.Size", "2"), ("Form.Rhythm", "TwoWeeks"), ("Form.NextDrawOn", today));
        Assert.Equal(HttpStatusCode.Redirect, made.StatusCode);
        var id = Guid.Parse(Regex.Match(made.Headers.Location!.ToString(), "rounds/([^/]+)/figures").Groups[1].Value);
        var people = new List<Person>();
        for (var at = 0; at < Names.Length; at++)
        {
            var person = await house.InviteAsync(Names[at], at % 2 == 0 ? "Werk/Montage" : "Vertrieb");
            var joined = await person.SubmitAsync(
                $"/activation/rounds/{id}", "entry", ("Form.Days", "2"), ("Form.Days", "4"), ("Form.Languages", at % 3 == 0 ? "Deutsch, Englisch" : "Deutsch"), ("Form.Place", "Kiel"), ("Form.Online", "true"), ("Form.Topics", "Rad, Musik"));
            Assert.Equal(HttpStatusCode.Redirect, joined.StatusCode);
            people.Add(person);
        }

        // The draw's day is the house's own.
        await house.InDbAsync(db => db.Set<RoundProgramme>().ExecuteUpdateAsync(p => p.SetProperty(x => x.NextDrawOn, DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime))));
        return ([.. people], id);
    }

    private static Task<int> DrawAsync(TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<DrawRound>().HandleAsync(CancellationToken.None));

    private static Task<int> CountAsync(TestHouse house) => house.InScopeAsync(async services =>
    {
        await services.GetRequiredService<CountRounds>().HandleAsync(CancellationToken.None);
        return 0;
    });

    private static Task<string> HandleAsync(TestHouse house, Person person) => house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == person.Id).Select(m => m.Handle).SingleAsync());

    private static async Task<Dictionary<Guid, List<Guid>>> GroupsAsync(TestHouse house) =>
        (await house.InDbAsync(db => db.Set<RoundSeat>().Where(s => s.GoneAt == null).ToListAsync())).GroupBy(s => s.GroupId).ToDictionary(g => g.Key, g => g.Select(s => s.MemberId).ToList());

    private static async Task<(int Rows, double Weight)> TiesAsync(TestHouse house)
    {
        var ties = await house.InDbAsync(db => db.Set<Tie>().Where(t => t.Kind == TieKind.MatchedWith).ToListAsync());
        return (ties.Count, ties.Sum(t => t.Weight));
    }

    private static async Task<string> SaidAsync(Person person, string act, string page)
    {
        await person.ActAsync(act);
        return (await person.PageAsync(page)).Body!.TextContent;
    }
}
