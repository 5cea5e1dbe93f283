using Herberge.Graphs.Effects;
using Herberge.Silos.Interventions;
using Herberge.Silos.Oversight;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

/// <summary>A manager enters list after list, so that two effects differ by the one person they want to know about.</summary>
public sealed class EffectAttackTests
{
    private const int Fewest = 5;

    [Theory, BothEngines]
    public async Task One_name_more_or_less_or_other_days_give_no_second_figure(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var list = trial.Some(4);
        var first = await trial.EnterAsync(list);
        trial.WaitForMonday();
        Assert.Equal(EffectState.NotSeen, await trial.StateAsync(first));

        var victim = trial.People[20].Id;
        Guid[] attacks =
        [
            await trial.EnterAsync([.. list, victim], "eine mehr"),
            await trial.EnterAsync([.. list.Skip(1)], "eine weniger"),
            await trial.EnterAsync([.. list.Skip(1), victim], "eine getauscht"),
            await trial.EnterAsync([.. list.Skip(4), .. trial.Some(1, from: 10)], "vier getauscht"),
            await trial.EnterAsync(list, "noch einmal"),
            await trial.EnterAsync(list, "einen Tag später", trial.Day.AddDays(1)),
            await trial.EnterAsync(list, "zehn Tage später", trial.Day.AddDays(10)),
        ];
        trial.WaitForMonday();

        foreach (var attack in attacks) Assert.Equal(EffectState.Held, await trial.StateAsync(attack));
        // Another month of the same people is another figure of sixteen, and no way to one of them.
        var later = await trial.EnterAsync(list, "einen Monat später", trial.Day.AddDays(29));
        trial.WaitForMonday();
        Assert.NotEqual(EffectState.Held, await trial.StateAsync(later));
    }

    [Theory, BothEngines]
    public async Task Taking_the_first_list_out_does_not_open_the_way_for_the_second(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var first = await trial.EnterAsync(trial.Some(4));
        trial.WaitForMonday();
        await trial.SeeAsync(first);
        await house.Administrator.ActAsync($"/silos/interventions/{first}/remove");
        var second = await trial.EnterAsync([.. trial.Some(4), trial.People[20].Id]);
        trial.WaitForMonday();

        Assert.Equal(EffectState.Held, await trial.StateAsync(second));
    }

    [Theory, BothEngines]
    public async Task Lists_that_add_up_to_another_with_one_name_more_are_held_too(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var (a, b) = (trial.Some(4), trial.Some(4, from: 10));
        Guid[] parts = [await trial.EnterAsync(a), await trial.EnterAsync(b)];
        trial.WaitForMonday();
        foreach (var part in parts) Assert.Equal(EffectState.NotSeen, await trial.StateAsync(part));

        var union = await trial.EnterAsync([.. a, .. b, trial.People[25].Id]);
        var other = await trial.EnterAsync(trial.Some(4, from: 16));
        trial.WaitForMonday();

        Assert.Equal(EffectState.Held, await trial.StateAsync(union));
        Assert.Equal(EffectState.NotSeen, await trial.StateAsync(other));
    }

    [Theory, BothEngines]
    public async Task Somebody_who_opts_out_meanwhile_is_not_the_difference_of_two_figures(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var trial = await Trial.PrepareAsync(house);
        var list = trial.Some(4);
        var first = await trial.EnterAsync(list);
        trial.WaitForMonday();
        Assert.Equal(EffectState.NotSeen, await trial.StateAsync(first));
        await house.InDbAsync(async db =>
        {
            db.Set<OptOut>().Add(new OptOut(list[3], house.Clock.GetUtcNow()));
            return await db.SaveChangesAsync();
        });
        // The same people in longer windows: only the one who opted out would differ in who counts.
        var second = await trial.EnterAsync(list, days: 30);
        trial.WaitForMonday();

        Assert.Equal(EffectState.Held, await trial.StateAsync(second));
    }

    /// <summary>
    /// Random lists, drawn so that many differ by few. Of those the guard lets through, no sum of whole multiples is about one to
    /// four people: everybody is in a part of at least five that every list holds whole or not at all.
    /// </summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_arithmetic_on_released_lists_gets_below_five_people(int seed)
    {
        var random = new Random(seed);
        Guid[] people = [.. Enumerable.Range(0, 60).Select(_ => Guid.CreateVersion7())];
        var released = new List<MeasuredGroup>();
        var held = 0;
        for (var n = 0; n < 200; n++)
        {
            HashSet<Guid> list = released.Count > 0 && random.Next(3) > 0 ? [.. released[random.Next(released.Count)].People] : [];
            var changes = random.Next(1, 16);
            for (var change = 0; change < changes; change++)
            {
                var one = people[random.Next(people.Length)];
                if (!list.Remove(one)) list.Add(one);
            }

            if (list.Count < 10) continue;
            var group = new MeasuredGroup(list, StudyWindows.Around(new DateOnly(2026, 3, 10), 60));
            if (OverlapGuard.Forbids(group, released, Fewest)) held++;
            else released.Add(group);
        }

        Assert.True(held > 0 && released.Count > 0);
        var parts = released.SelectMany(group => group.People).Distinct()
            .GroupBy(person => string.Concat(released.Select(group => group.People.Contains(person) ? '1' : '0')));
        Assert.All(parts, part => Assert.True(part.Count() >= Fewest, $"{part.Count()} people can be told apart"));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 40)];

    [Fact]
    public void Nobody_is_most_of_the_comparison()
    {
        // Nine of ten participants have one other like them: the others' mean would be that one's.
        var people = new List<StudyPerson>();
        for (var n = 0; n < 9; n++) people.Add(new StudyPerson("A", 1, TookPart: true));
        people.Add(new StudyPerson("A", 1, TookPart: false));
        people.Add(new StudyPerson("B", 1, TookPart: true));
        for (var n = 0; n < 20; n++) people.Add(new StudyPerson("B", 1, TookPart: false));

        var found = EffectStudy.Of(people, [], [], new EffectOptions(), TestContext.Current.CancellationToken);

        Assert.Equal((EffectState.TooFew, null), (found.State, found.Numbers));
    }
}
