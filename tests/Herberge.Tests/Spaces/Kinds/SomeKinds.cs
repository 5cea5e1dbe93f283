using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Kinds.Polls;
using Herberge.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Kinds;

/// <summary>Set-up of polls and people for tests of the kinds of threads.</summary>
internal static class SomeKinds
{
    /// <summary>Members without a browser, for what takes many people.</summary>
    public static async Task<List<Viewer>> CrowdAsync(this TestHouse house, int count, Guid? space = null) => await house.InDbAsync(async db =>
    {
        var start = db.Set<Member>().Count();
        var people = Enumerable.Range(start, count).Select(n => new Member(Guid.CreateVersion7(), $"Mit Glied {n}", $"mit.glied.{n}", $"m{n}@example.org", house.Clock.GetUtcNow())).ToList();
        db.Set<Member>().AddRange(people);
        if (space is { } id) db.Set<SpaceMember>().AddRange(people.Select(p => new SpaceMember(id, p.Id, SpaceRole.Member, house.Clock.GetUtcNow())));
        await db.SaveChangesAsync();
        return people.ConvertAll(p => new Viewer(p.Id, IsGuest: false, HouseRoles.None, "de"));
    });

    public static async Task<T> DoAsync<TCase, T>(this TestHouse house, Person person, Func<TCase, Viewer, Task<T>> work) where TCase : notnull
    {
        var viewer = await person.ViewerAsync();
        return await house.InScopeAsync(services => work(services.GetRequiredService<TCase>(), viewer));
    }

    public static async Task<Guid> StartPollAsync(this TestHouse house, Person person, Guid space, PollMethod method, bool isSecret, params string[] options)
    {
        var closes = DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(7);
        var result = await house.DoAsync<StartPoll, Result<ThreadStarted>>(person, (start, viewer) =>
            start.HandleAsync(new StartPollInput(space, "Wohin mit dem Sommerfest?", null, options, method, isSecret, closes), viewer, CancellationToken.None));
        Assert.True(result.Succeeded, result.Succeeded ? "" : result.Problem.Code);
        return result.Value.ThreadId;
    }

    /// <returns>The code of what stood in the way; null when the vote counts.</returns>
    public static async Task<string?> VoteAsync(this TestHouse house, Viewer viewer, Guid poll, params int[] choice)
    {
        var result = await house.InScopeAsync(services => services.GetRequiredService<VoteInPoll>().HandleAsync(new VoteInPollInput(poll, choice), viewer, CancellationToken.None));
        return result.Succeeded ? null : result.Problem.Code;
    }

    public static async Task<PollView> PollAsync(this TestHouse house, Viewer viewer, Guid poll) =>
        (await house.InScopeAsync(services => services.GetRequiredService<SeePoll>().HandleAsync(poll, viewer, CancellationToken.None)))!;
}
