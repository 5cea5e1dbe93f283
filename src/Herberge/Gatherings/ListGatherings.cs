using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings;

public enum GatheringsWhen : byte
{
    Coming = 0,
    Past = 1,

    /// <summary>Those the viewer takes part in, may, waits for or hosts, still to come.</summary>
    Mine = 2,
}

/// <param name="Space">Slug; null for all.</param>
/// <param name="Mode">On site or online; null for both.</param>
/// <param name="After">As <see cref="GatheringListing.Next"/> said.</param>
public sealed record ListGatheringsInput(GatheringsWhen When = GatheringsWhen.Coming, string? Space = null, Coming? Mode = null, string? After = null, int Take = 30);

/// <param name="People">With a seat, on site or online.</param>
/// <param name="Own">What the viewer said; null for nothing.</param>
public sealed record GatheringCard(
    Guid Id, string Title, string Lead, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string TimeZone, string? Place, bool IsOnline, int? SeatsOnSite, bool IsCancelled, Guid? SeriesId,
    string SpaceName, string SpaceSlug, int SpaceHue, int People, int OnSite, Coming? Own, Seat? OwnSeat)
{
    public DateTime StartsLocal => Zones.LocalOf(StartsAt, Zone);

    public DateTime EndsLocal => Zones.LocalOf(EndsAt, Zone);

    public bool IsFull => SeatsOnSite <= OnSite && !IsOnline;

    private TimeZoneInfo Zone => Zones.Of(TimeZone);
}

public sealed record GatheringListing(IReadOnlyList<GatheringCard> Cards, string? Next);

/// <summary>Gatherings the viewer may know of: what is to come, the next first; what is over, the last first.</summary>
internal sealed class ListGatherings(HouseDb db, TimeProvider clock)
{
    public async Task<GatheringListing> HandleAsync(ListGatheringsInput input, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        var gatherings = db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => input.When == GatheringsWhen.Past ? g.EndsAt <= now : g.EndsAt > now);
        if (!string.IsNullOrWhiteSpace(input.Space)) gatherings = gatherings.Where(g => g.Space!.Slug == input.Space);
        if (input.Mode == Coming.OnSite) gatherings = gatherings.Where(g => g.IsOnSite);
        if (input.Mode == Coming.Online) gatherings = gatherings.Where(g => g.IsOnline);
        var registrations = db.Registrations;
        if (input.When == GatheringsWhen.Mine) gatherings = gatherings.Where(g => g.Hosts.Any(h => h.MemberId == me) || registrations.Any(r => r.GatheringId == g.Id && r.MemberId == me && r.Coming != Coming.No));
        if (Place(input.After) is (var at, var id))
        {
            gatherings = input.When == GatheringsWhen.Past
                ? gatherings.Where(g => g.StartsAt < at || (g.StartsAt == at && g.Id.CompareTo(id) < 0))
                : gatherings.Where(g => g.StartsAt > at || (g.StartsAt == at && g.Id.CompareTo(id) > 0));
        }

        gatherings = input.When == GatheringsWhen.Past ? gatherings.OrderByDescending(g => g.StartsAt).ThenByDescending(g => g.Id) : gatherings.OrderBy(g => g.StartsAt).ThenBy(g => g.Id);
        var cards = await gatherings.Take(input.Take + 1).Select(g => new GatheringCard(
            g.Id, g.Title, g.Lead, g.StartsAt, g.EndsAt, g.TimeZone, g.Place, g.IsOnline, g.SeatsOnSite, g.CancelledAt != null, g.SeriesId, g.Space!.Name, g.Space.Slug, g.Space.Hue,
            registrations.Count(r => r.GatheringId == g.Id && r.Seat == Seat.Held), registrations.Count(r => r.GatheringId == g.Id && r.Seat == Seat.Held && r.Coming == Coming.OnSite),
            registrations.Where(r => r.GatheringId == g.Id && r.MemberId == me).Select(r => (Coming?)r.Coming).FirstOrDefault(),
            registrations.Where(r => r.GatheringId == g.Id && r.MemberId == me).Select(r => (Seat?)r.Seat).FirstOrDefault())).ToListAsync(ct);
        return cards.Count <= input.Take ? new GatheringListing(cards, null) : new GatheringListing(cards[..input.Take], KeyOf(cards[input.Take - 1]));
    }

    private static string KeyOf(GatheringCard last) => string.Create(CultureInfo.InvariantCulture, $"{last.StartsAt.UtcTicks}.{last.Id:N}");

    private static (DateTimeOffset At, Guid Id)? Place(string? after) =>
        after?.Split('.') is [var ticks, var text] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at) && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(text, "N", out var id)
            ? (new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;
}
