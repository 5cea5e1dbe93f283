using Herberge.Activation.Rounds;

namespace Herberge.Activation.Ladder;

/// <summary>One person's seat at one gathering that is over.</summary>
internal readonly record struct Place(int Person, bool Asked, bool Confirmed, bool OnSite, bool CameIn);

/// <summary>From seats taken to people who were there; each null where it may not be told.</summary>
/// <param name="Gatherings">That ended in the window.</param>
/// <param name="Confirmed">Seats confirmed ÷ seats asked about.</param>
/// <param name="Came">Checked in ÷ confirmed on site; what is missing to 1 is the no-show.</param>
public sealed record FunnelView(int Gatherings, CountedShare Confirmed, CountedShare Came);

/// <summary>
/// Registered → confirmed → checked in. A share is told only where five different people stand behind what is counted and five behind what
/// is not, for one person may hold many seats.
/// </summary>
internal static class EventFunnel
{
    public static FunnelView Of(int gatherings, IReadOnlyList<Place> places)
    {
        var asked = places.Where(place => place.Asked || place.Confirmed).ToList();
        var confirmed = places.Where(place => place is { Confirmed: true, OnSite: true }).ToList();
        return new FunnelView(gatherings, Told(asked, place => place.Confirmed), Told(confirmed, place => place.CameIn));
    }

    private static CountedShare Told(List<Place> all, Func<Place, bool> counts)
    {
        var parts = all.ToLookup(counts);
        return People(parts[true]) < ShownShare.Fewest || People(parts[false]) < ShownShare.Fewest
            ? new CountedShare(null, null)
            : new CountedShare(ShownShare.Of(parts[true].Count(), all.Count), all.Count);
    }

    private static int People(IEnumerable<Place> places) => places.Select(place => place.Person).Distinct().Count();
}
