using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <param name="Codes">Each once.</param>
public sealed record ObservationLine(
    Guid Id, string Quote, DateTimeOffset SaidAt, VoiceChannel Channel, string? Segment, string Language, ObservationState State, string Source, IReadOnlyList<CodeName> Codes);

public sealed record CodeName(Guid Id, string Name, int Hue);

/// <param name="Next">Key to read on from; null at the end.</param>
public sealed record ObservationPage(IReadOnlyList<ObservationLine> Items, string? Next);

/// <summary>The stream of what customers said, newest first, by key.</summary>
internal sealed class ListObservations(HouseDb db, FilteredVoices filtered)
{
    public const int PageSize = 10;

    public async Task<Result<ObservationPage>> HandleAsync(VoicesFilter filter, string? after, int most, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var before = Key(after);
        var rows = await ReadAsync(filtered.Newest(filter, before, most + 1, viewer, quick: filter.Words is not null), viewer, ct);
        if (filter.Words is not null && rows.Count <= most) rows = await ReadAsync(filtered.Newest(filter, before, most + 1, viewer), viewer, ct);
        var page = rows.Take(most).ToList();
        var codes = await CodesAsync([.. page.Select(o => o.Id)], ct);
        return new ObservationPage(
            [.. page.Select(o => new ObservationLine(o.Id, o.Quote, o.SaidAt, o.Channel, o.Segment, o.Language, o.State, o.Source, [.. codes[o.Id]]))],
            rows.Count > most ? KeyOf(page[^1].SaidAt, page[^1].Id) : null);
    }

    private sealed record Row(Guid Id, string Quote, DateTimeOffset SaidAt, VoiceChannel Channel, string? Segment, string Language, ObservationState State, string Source);

    private Task<List<Row>> ReadAsync(IQueryable<Guid> ids, Viewer viewer, CancellationToken ct) => db.VisibleObservationsTo(viewer).AsNoTracking().Where(o => ids.Contains(o.Id))
        .OrderByDescending(o => o.SaidAt).ThenByDescending(o => o.Id)
        .Join(db.VoiceSources, o => o.SourceId, s => s.Id, (o, s) => new Row(o.Id, o.Quote, o.SaidAt, o.Channel, o.Segment, o.Language, o.State, s.Name)).ToListAsync(ct);

    internal static string KeyOf(DateTimeOffset at, Guid id) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcTicks}_{id:N}");

    private async Task<ILookup<Guid, CodeName>> CodesAsync(List<Guid> ids, CancellationToken ct)
    {
        var marks = await db.CodeMarks.AsNoTracking().Where(m => ids.Contains(m.ObservationId) && m.HiddenBy == null)
            .Join(db.Codes, m => m.CodeId, c => c.Id, (m, c) => new { m.ObservationId, c.Id, c.Name, c.Hue }).Distinct().ToListAsync(ct);
        return marks.OrderBy(m => m.Name, StringComparer.Ordinal).ToLookup(m => m.ObservationId, m => new CodeName(m.Id, m.Name, m.Hue));
    }

    private static (DateTimeOffset At, Guid Id)? Key(string? after) =>
        after?.Split('_') is [var ticks, var text] && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
            && at <= DateTimeOffset.MaxValue.UtcTicks && Guid.TryParseExact(text, "N", out var id)
            ? (new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;
}
