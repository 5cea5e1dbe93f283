using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Shell;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings;

/// <summary>The next gatherings, for the start page and the pages of spaces; and their names wherever others ask for them.</summary>
internal sealed class ComingGatherings(HouseDb db, ListGatherings list, Format format, IStringLocalizer<GatheringsWords> words) : IComingUp, INoticeSubjects, IOccasionNames
{
    /// <summary>Its name in the ledger.</summary>
    public const string Occasion = "event";

    private const int Shown = 3;

    public string Kind => Occasion;

    public async ValueTask<IReadOnlyList<ComingUp>> OfAsync(Guid? spaceId, Viewer viewer, CancellationToken ct)
    {
        var slug = spaceId is { } space ? await db.ReadableSpacesTo(viewer).Where(s => s.Id == space).Select(s => s.Slug).FirstOrDefaultAsync(ct) ?? "" : null;
        if (slug?.Length == 0) return [];
        var listing = await list.HandleAsync(new ListGatheringsInput(Space: slug, Take: 2 * Shown), viewer, ct);
        return [.. listing.Cards.Where(card => !card.IsCancelled).Take(Shown).Select(card => new ComingUp(
            $"/gatherings/{card.Id}", card.Title, DateOnly.FromDateTime(card.StartsLocal), $"{format.Day(DateOnly.FromDateTime(card.StartsLocal))}, {Wording.Clock(card.StartsLocal)}", words.Where(card.Place, card.IsOnline),
            card.OwnSeat == Seat.Held ? words["own-coming"].Value : card.OwnSeat == Seat.Waiting ? words["own-waiting"].Value : null))];
    }

    public Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) => OfAsync(subjects, viewer, ct);

    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) =>
        await db.VisibleGatheringsTo(viewer).AsNoTracking().Where(g => subjects.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Title, ct);
}
