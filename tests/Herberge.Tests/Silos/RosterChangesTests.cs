using Herberge.Silos.Releases;

namespace Herberge.Tests.Silos;

public sealed class RosterChangesTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 50)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Every_group_that_may_be_shown_gets_none_of_the_changes_or_at_least_five(int seed)
    {
        var random = new Random(seed);
        var before = Enumerable.Range(0, 200).ToDictionary(_ => Guid.CreateVersion7(), _ => Somewhere(random));
        var now = new Dictionary<Guid, Seat>(before);
        foreach (var member in before.Keys)
        {
            if (random.Next(12) == 0) now[member] = Somewhere(random);
            if (random.Next(25) == 0) now.Remove(member);
        }

        for (var n = random.Next(20); n > 0; n--) now[Guid.CreateVersion7()] = Somewhere(random);

        var accepted = RosterChanges.Accepted(before, now, fewest: 5, shownFrom: 10);

        var touched = accepted.SelectMany(member => Groups(before.GetValueOrDefault(member)).SymmetricExcept(Groups(now.GetValueOrDefault(member)))).CountBy(group => group).ToDictionary();
        var sizes = before.Values.Concat(now.Values).SelectMany(Groups).CountBy(group => group).ToDictionary();
        Assert.All(touched.Where(group => sizes[group.Key] >= 20), group => Assert.True(group.Value >= 5, $"{group.Key} changes by {group.Value}"));
    }

    [Fact]
    public void One_person_who_comes_waits_and_five_who_come_are_taken_in()
    {
        var before = Enumerable.Range(0, 30).ToDictionary(_ => Guid.CreateVersion7(), n => new Seat(n < 15 ? "Werk/Montage" : "Vertrieb", null, null));
        var now = new Dictionary<Guid, Seat>(before) { [Guid.CreateVersion7()] = new Seat("Vertrieb", null, null) };

        Assert.Empty(RosterChanges.Accepted(before, now, fewest: 5, shownFrom: 10));
        for (var n = 0; n < 4; n++) now[Guid.CreateVersion7()] = new Seat("Vertrieb", null, null);
        Assert.Equal(5, RosterChanges.Accepted(before, now, fewest: 5, shownFrom: 10).Count);
    }

    [Fact]
    public void A_move_between_teams_waits_though_their_division_stays_the_same()
    {
        var before = Enumerable.Range(0, 30).ToDictionary(_ => Guid.CreateVersion7(), n => new Seat(n < 15 ? "Werk/Montage" : "Werk/Lager", null, null));
        var now = new Dictionary<Guid, Seat>(before);
        foreach (var member in before.Where(p => p.Value.UnitPath == "Werk/Lager").Select(p => p.Key).Take(4)) now[member] = new Seat("Werk/Montage", null, null);
        Assert.Empty(RosterChanges.Accepted(before, now, fewest: 5, shownFrom: 10));

        now[before.Where(p => p.Value.UnitPath == "Werk/Lager").Select(p => p.Key).Last()] = new Seat("Werk/Montage", null, null);
        Assert.Equal(5, RosterChanges.Accepted(before, now, fewest: 5, shownFrom: 10).Count);
    }

    private static Seat Somewhere(Random random) => new($"D{random.Next(3)}/T{random.Next(3)}", random.Next(2) == 0 ? "Kiel" : "Lübeck", null);

    private static HashSet<string> Groups(Seat? seat) => seat is null ? [] : [seat.UnitPath!, seat.UnitPath!.Split('/')[0], seat.Place!, "house"];
}

internal static class SetOperations
{
    public static HashSet<string> SymmetricExcept(this HashSet<string> one, HashSet<string> other)
    {
        one.SymmetricExceptWith(other);
        return one;
    }
}
