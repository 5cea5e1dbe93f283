using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Themes;

/// <summary>
/// What is erased or covered leaves the themes as well. Rows go with their observation; here go the phrases that nobody
/// else says, themes without a voice, and themes of earlier that are told of no more.
/// </summary>
internal sealed class ForgetInThemes(HouseDb db)
{
    private const int Portion = 500;

    /// <summary>Themes, areas and parts that some observations are in. Before those are deleted.</summary>
    public async Task<IReadOnlyCollection<Guid>> TouchedByAsync(IReadOnlyCollection<Guid> observations, CancellationToken ct)
    {
        var touched = new HashSet<Guid>();
        foreach (var some in observations.Chunk(Portion))
        {
            var places = await db.ThemeVoices.Where(v => some.Contains(v.ObservationId)).Select(v => new { v.ThemeId, v.PartId }).Distinct().ToListAsync(ct);
            foreach (var id in places.SelectMany(place => new[] { place.ThemeId, place.PartId }).OfType<Guid>()) touched.Add(id);
        }

        var parents = await db.VoiceThemes.Where(t => touched.Contains(t.Id) && t.ParentId != null).Select(t => t.ParentId!.Value).ToListAsync(ct);
        touched.UnionWith(parents);
        return touched;
    }

    /// <summary>Inside the caller's write, after the observations were deleted or covered.</summary>
    public async Task HandleAsync(IReadOnlyCollection<Guid> touched, CancellationToken ct)
    {
        // Whose words these are nobody knows any more.
        await db.VoiceThemes.Where(t => t.GoneAt != null).ExecuteDeleteAsync(ct);
        foreach (var theme in await db.VoiceThemes.AsTracking().Where(t => touched.Contains(t.Id)).ToListAsync(ct))
        {
            var within = SeeTheme.Within(db, theme.Id, theme.Level);
            if (!await within.AnyAsync(ct))
            {
                db.VoiceThemes.Remove(theme);
                continue;
            }

            var quotes = within.Join(db.Observations, v => v.ObservationId, o => o.Id, (v, o) => o.Quote).AsNoTracking();
            var before = theme.Phrases;
            theme.TellBy(ThemeTexts.StillSaid(theme.AllPhrases, (await quotes.ToListAsync(ct)).Select(ThemeTexts.Of)));
            if (theme.Phrases != before) theme.GivenName = null;
        }

        await db.SaveChangesAsync(ct);
    }
}
