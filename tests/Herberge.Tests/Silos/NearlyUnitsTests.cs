using Herberge.Foundation.Ledger;
using Herberge.Silos.Releases;

namespace Herberge.Tests.Silos;

/// <summary>Fifteen of Einkauf: thirteen sit in Kiel beside seven of Qualität, two in Graz beside thirteen others.</summary>
public sealed class NearlyUnitsTests
{
    private const int Kiel = 1;

    private static readonly DateTimeOffset Monday = new(2026, 5, 4, 0, 0, 0, TimeSpan.Zero);
    private static readonly FigureKey Places = new(Monday, 90, 1, GroupedBy.Place, null);

    [Fact]
    public void A_place_with_less_contact_than_a_unit_that_sits_there_but_for_two_is_hidden_because_the_rest_is_theirs()
    {
        // The two in Graz have contact with everybody of Graz; those in Kiel only with their neighbour.
        var contacts = Neighbours(13).Concat(from stray in new[] { 13, 14 } from other in Enumerable.Range(22, 13) select (stray, other));

        Assert.Contains(Kiel, Among(contacts));
    }

    [Fact]
    public void The_same_place_is_shown_where_its_contact_covers_the_units() => Assert.DoesNotContain(Kiel, Among(Neighbours(22)));

    private static IEnumerable<(int From, int To)> Neighbours(int people) => Enumerable.Range(0, people - 1).Select(person => (person, person + 1));

    private static IReadOnlySet<int> Among(IEnumerable<(int From, int To)> contacts)
    {
        var people = Enumerable.Range(0, 35).Select(person =>
        {
            var entry = new RosterEntry(Guid.CreateVersion7());
            entry.Move(new Seat(person < 15 ? "Einkauf" : "Qualität", person is < 13 or (>= 15 and < 22) ? "Kiel" : "Graz", null));
            return entry;
        }).ToList();
        var house = HouseContacts.Of(people, [.. contacts.Select(c => new Contact(Monday.AddDays(-3), c.From, c.To, TieKind.Reply, null))]);
        var places = house.By(GroupedBy.Place).Tree.AtLevel(1);
        Assert.Equal("Kiel", places.Labels[Kiel]);
        return NearlyUnits.Among(places, house, Places, fewest: 5);
    }
}
