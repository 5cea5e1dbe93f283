using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Calendar;

/// <param name="SpaceName">Of a space's calendar.</param>
public sealed record FeedView(Guid Id, FeedKind Kind, string? SpaceName, DateTimeOffset CreatedAt);

/// <summary>The secret addresses a member gave to their calendars: made, shown once, ended.</summary>
internal sealed class Feeds(HouseDb db, IEnumerable<IFeedContent> contents, TimeProvider clock)
{
    public const int Most = 20;

    public async Task<IReadOnlyList<FeedView>> OfAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var spaces = db.VisibleSpacesTo(viewer);
        return await db.CalendarFeeds.AsNoTracking().Where(f => f.MemberId == me).OrderBy(f => f.CreatedAt)
            .Select(f => new FeedView(f.Id, f.Kind, spaces.Where(s => s.Id == f.SpaceId).Select(s => s.Name).FirstOrDefault(), f.CreatedAt)).ToListAsync(ct);
    }

    /// <returns>The secret, which is told this once.</returns>
    public async Task<Result<string>> MakeAsync(FeedKind kind, Guid? spaceId, Viewer viewer, CancellationToken ct)
    {
        if (!KindsOf(viewer).Contains(kind)) return Problem.Invalid(nameof(kind), "gathering-feed-kind");
        var space = kind == FeedKind.Space ? spaceId : null;
        if (kind == FeedKind.Space && !await db.ReadableSpacesTo(viewer).AnyAsync(s => s.Id == space, ct)) return Problem.Invalid(nameof(spaceId), "gathering-space");
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        if (await db.CalendarFeeds.CountAsync(f => f.MemberId == me, ct) >= Most) return Problem.Conflict("gathering-feeds-many", Most);
        var secret = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(24));
        db.CalendarFeeds.Add(new CalendarFeed(Guid.CreateVersion7(now), me, kind, space, HashOf(secret), now));
        await db.SaveChangesAsync(ct);
        return Result<string>.Of(secret);
    }

    /// <summary>What somebody may have an address of.</summary>
    public IEnumerable<FeedKind> KindsOf(Viewer viewer) =>
        Enum.GetValues<FeedKind>().Where(kind => kind <= FeedKind.House || contents.Any(content => content.Kind == kind && content.MayRead(viewer)));

    public async Task<Result<Done>> EndAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await db.CalendarFeeds.Where(f => f.Id == id && f.MemberId == me).ExecuteDeleteAsync(ct) == 0 ? Problem.NotFound() : default(Done);
    }

    public static string PathOf(string secret) => $"/calendars/{secret}.ics";

    public static string HashOf(string secret) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}

/// <summary>What a calendar reads at a secret address: what its owner may see at this moment.</summary>
internal sealed class ReadFeed(HouseDb db, IViewerSource viewers, CalendarText text, IEnumerable<IFeedContent> contents, House house, TimeProvider clock)
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);
    private const int Most = 1000;

    public async Task<Result<string>> HandleAsync(string secret, CancellationToken ct)
    {
        var hash = Feeds.HashOf(secret);
        if (await db.CalendarFeeds.AsNoTracking().FirstOrDefaultAsync(f => f.SecretHash == hash, ct) is not { } feed) return Problem.NotFound();
        if (await viewers.FindAsync(feed.MemberId, ct) is not { } viewer) return Problem.NotFound();
        if (feed.Kind > FeedKind.House) return contents.FirstOrDefault(c => c.Kind == feed.Kind) is { } content && content.MayRead(viewer) ? Result<string>.Of(await content.TextAsync(viewer, ct)) : Problem.NotFound();
        var (me, since) = (viewer.MemberId, clock.GetUtcNow() - Back);
        var gatherings = db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => g.EndsAt > since);
        var registrations = db.Registrations;
        if (feed.Kind == FeedKind.Space) gatherings = gatherings.Where(g => g.SpaceId == feed.SpaceId);
        if (feed.Kind == FeedKind.Own) gatherings = gatherings.Where(g => g.Hosts.Any(h => h.MemberId == me) || registrations.Any(r => r.GatheringId == g.Id && r.MemberId == me && r.Coming != Coming.No));
        var rows = await gatherings.OrderBy(g => g.StartsAt).ThenBy(g => g.Id).Take(Most).ToListAsync(ct);
        var ids = rows.Select(g => g.Id).ToList();
        var own = await db.Registrations.AsNoTracking().Where(r => r.MemberId == me && ids.Contains(r.GatheringId)).ToDictionaryAsync(r => r.GatheringId, ct);
        var name = feed.Kind == FeedKind.Space ? await db.ReadableSpacesTo(viewer).Where(s => s.Id == feed.SpaceId).Select(s => s.Name).FirstOrDefaultAsync(ct) : null;
        return Result<string>.Of(text.Of(name ?? house.Name, rows.Select(g => (g, own.GetValueOrDefault(g.Id)))));
    }
}

/// <summary>One gathering, or a whole series, as a file for calendars.</summary>
internal sealed class SaveForCalendar(HouseDb db, CalendarText text)
{
    public async Task<Result<string>> OneAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        if (await db.VisibleGatheringsTo(viewer).AsNoTracking().FirstOrDefaultAsync(g => g.Id == id, ct) is not { } gathering) return Problem.NotFound();
        return Result<string>.Of(text.Of(gathering.Title, [(gathering, await db.Registrations.AsNoTracking().FirstOrDefaultAsync(r => r.GatheringId == id && r.MemberId == me, ct))]));
    }

    public async Task<Result<string>> SeriesAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => g.Id == id).Select(g => g.SeriesId).FirstOrDefaultAsync(ct) is not { } of) return Problem.NotFound();
        var series = await db.GatheringSeries.AsNoTracking().SingleAsync(s => s.Id == of, ct);
        return Result<string>.Of(text.Whole(series, await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => g.SeriesId == of).ToListAsync(ct)));
    }
}
