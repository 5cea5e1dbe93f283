using Herberge.Foundation.Outcomes;
using Herberge.Silos.Interventions;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

/// <summary>A company that tried something a hundred days before a Monday; contacts before and after are the same unless a test adds some.</summary>
internal sealed class Trial
{
    private const int DaysAgo = 100;

    private readonly TestHouse _house;
    private readonly Company _company;

    private Trial(TestHouse house, Company company) => (_house, _company) = (house, company);

    public DateOnly Day => DateOnly.FromDateTime(_company.Monday.AddHours(12).DateTime).AddDays(-DaysAgo);

    /// <summary>Everybody, unit by unit.</summary>
    public IReadOnlyList<(Guid Id, string Unit)> People => _company.People;

    public static async Task<Trial> PrepareAsync(TestHouse house)
    {
        var company = await Company.FillAsync(house, ("Einkauf", 30), ("Qualität", 30), ("Service", 30), ("Vertrieb", 30));
        foreach (var daysAgo in (int[])[DaysAgo + 56, DaysAgo + 20, DaysAgo - 20]) await company.RepeatAsync(daysAgo, company.Contacts);
        return new Trial(house, company);
    }

    /// <summary>So many of each unit, from the first or a later one on.</summary>
    public IReadOnlyList<Guid> Some(int ofEach, int from = 0) =>
        [.. People.Select((person, at) => (person, at)).Where(p => p.at % 30 >= from && p.at % 30 < from + ofEach).Select(p => p.person.Id)];

    /// <summary>In the window after, each of them meets all of the others from other units.</summary>
    public Task MeetAsync(IReadOnlyList<Guid> people)
    {
        var numbers = people.Select(id => People.ToList().FindIndex(person => person.Id == id)).ToList();
        return _company.RepeatAsync(DaysAgo - 30, from a in numbers from b in numbers where a < b && People[a].Unit != People[b].Unit select (a, b));
    }

    public async Task<Guid> EnterAsync(IReadOnlyCollection<Guid> people, string title = "Barcamp", DateOnly? day = null, int days = 60)
    {
        var result = await TryAsync(new InterventionInput(InterventionKind.Event, title, day ?? Day, days, null, null, people));
        Assert.True(result.Succeeded, string.Join(", ", result.Problems.Select(problem => problem.Code)));
        return result.Value;
    }

    public Task<Result<Guid>> TryAsync(InterventionInput input) => _house.InScopeAsync(async services =>
        await services.GetRequiredService<EnterIntervention>().HandleAsync(input, await _house.Administrator.ViewerAsync(), CancellationToken.None));

    public void WaitForMonday() => _house.Clock.Advance(TimeSpan.FromDays(8));

    public Task<InterventionView> SeeAsync(Guid id) => _house.InScopeAsync(async services =>
    {
        var seen = await services.GetRequiredService<SeeIntervention>().HandleAsync(id, await _house.Administrator.ViewerAsync(), CancellationToken.None);
        Assert.True(seen.Succeeded);
        return seen.Value.View;
    });

    public async Task<EffectState> StateAsync(Guid id) => (await SeeAsync(id)).State;

    public Task<List<Guid>> CountedAsync(Guid id) => _house.InDbAsync(db =>
        db.Set<InterventionParticipant>().Where(p => p.InterventionId == id && p.IsCounted).Select(p => p.MemberId).ToListAsync());
}
