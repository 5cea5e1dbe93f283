using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings;

/// <summary>The next gatherings, for the start page and the pages of spaces; and their names wherever others ask for them.</summary>
internal sealed class ComingGatherings(HouseDb db, Format format, IStringLocalizer<GatheringsWords> words, TimeProvider clock) : IComingUp, INoticeSubjects, IOccasionNames
{
    /// <summary>Its name in the ledger.</summary>
    public const string Occasion = "event";

    private const int Shown = 3;

    public string Kind => Occasion;

    /// <summary>One query: it stands on the pages that are opened most.</summary>
    public async ValueTask<IReadOnlyList<ComingUp>> OfAsync(Guid? spaceId, Viewer viewer, CancellationToken ct)
    {
        var (me, now, registrations) = (viewer.MemberId, clock.GetUtcNow(), db.Registrations);
        var coming = await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => g.EndsAt > now && g.CancelledAt == null && (spaceId == null || g.SpaceId == spaceId))
            .OrderBy(g => g.StartsAt).ThenBy(g => g.Id).Take(Shown).Select(g => new
            {
                g.Id, g.Title, g.StartsAt, g.TimeZone, g.Place, g.IsOnline,
                Own = registrations.Where(r => r.GatheringId == g.Id && r.MemberId == me).Select(r => (Seat?)r.Seat).FirstOrDefault(),
            }).ToListAsync(ct);
        return
        [
            .. coming.Select(g =>
            {
                var starts = Zones.LocalOf(g.StartsAt, Zones.Of(g.TimeZone));
                var day = DateOnly.FromDateTime(starts);
                return new ComingUp($"/gatherings/{g.Id}", g.Title, day, $"{format.Day(day)}, {Wording.Clock(starts)}", words.Where(g.Place, g.IsOnline),
                    g.Own == Seat.Held ? words["own-coming"].Value : g.Own == Seat.Waiting ? words["own-waiting"].Value : null);
            }),
        ];
    }

    public Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) => OfAsync(subjects, viewer, ct);

    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) =>
        await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => subjects.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Title, ct);
}
