using System.Runtime.CompilerServices;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Exports;

/// <summary>An observation as it leaves the house: masked, its author a pseudonym.</summary>
internal sealed record ExportedVoice(
    Guid Id, string Quote, string? Context, DateTimeOffset SaidAt, VoiceChannel Channel, string? Segment, string Language, ObservationState State, int? Pressure, string? Memo,
    string? Link, string? Place, string? AuthorKey, string Source);

internal static class VoicePortions
{
    private const int Portion = 500;

    /// <summary>By key, oldest first: no reader stays open while more is looked up for a portion.</summary>
    public static async IAsyncEnumerable<IReadOnlyList<ExportedVoice>> PortionsAsync(this IQueryable<Observation> voices, HouseDb db, [EnumeratorCancellation] CancellationToken ct)
    {
        (DateTimeOffset At, Guid Id)? last = null;
        while (true)
        {
            var rest = voices;
            if (last is var (at, id)) rest = rest.Where(o => o.SaidAt > at || (o.SaidAt == at && o.Id.CompareTo(id) > 0));
            var portion = await rest.AsNoTracking().OrderBy(o => o.SaidAt).ThenBy(o => o.Id).Take(Portion)
                .Join(db.VoiceSources, o => o.SourceId, s => s.Id, (o, s) => new ExportedVoice(
                    o.Id, o.Quote, o.Context, o.SaidAt, o.Channel, o.Segment, o.Language, o.State, o.Pressure, o.Memo, o.Link, o.Place, o.Channel == VoiceChannel.Inside ? null : o.AuthorKey, s.Name)).ToListAsync(ct);
            if (portion.Count == 0) yield break;
            portion.Sort((a, b) => (a.SaidAt, a.Id).CompareTo((b.SaidAt, b.Id)));
            last = (portion[^1].SaidAt, portion[^1].Id);
            yield return portion;
            if (portion.Count < Portion) yield break;
        }
    }
}
