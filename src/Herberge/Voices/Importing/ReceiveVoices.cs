using Herberge.Foundation.Access;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Importing;

/// <param name="Id">What the sender calls it: the same again brings nothing.</param>
/// <param name="At">When it was said; null for now.</param>
public sealed record ReceivedVoice(
    string? Quote, string? Id = null, DateTimeOffset? At = null, string? Channel = null, string? Segment = null, string? Author = null, string? Context = null, string? Place = null,
    string? Language = null, string? Link = null);

/// <param name="Added">New ones.</param>
/// <param name="Known">Those the source brought before.</param>
public sealed record ReceivedVoices(int Added, int Known);

/// <summary>Takes voices another program sends, masked before they are stored: all of them or, with a fault, none.</summary>
internal sealed class ReceiveVoices(HouseDb db, WriteTransactions writes, BringIn bring, House house, TimeProvider clock)
{
    public const int Most = 500;

    public async Task<Result<ReceivedVoices>> HandleAsync(string? sourceName, IReadOnlyList<ReceivedVoice>? voices, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (sourceName?.Trim() is not { Length: > 0 and <= Source.LongestName } name) return Problem.Invalid("Source", "voices-source-name", Source.LongestName);
        if (voices is null or { Count: 0 } || voices.Count > Most) return Problem.Invalid("Voices", "voices-received-count", Most);
        var source = await db.VoiceSources.AsTracking().FirstOrDefaultAsync(s => s.Name == name && s.Kind == SourceKind.Webhook, ct);
        if (source?.EndedAt is not null) return Problem.Conflict("voices-source-ended");
        var now = clock.GetUtcNow();
        var known = source is null ? [] : (await db.Observations.Where(o => o.SourceId == source.Id).Select(o => o.ExternalKey!).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
        var plan = new PlanVoices(Table(voices), Mapping, house.TimeZone, now, house.Language).Make(known);
        if (plan.Faults.Count > 0) return Result<ReceivedVoices>.From([.. plan.Faults.Select(Said)]);

        var keys = await bring.KeysAsync(plan, ct);
        await using var write = await writes.BeginAsync(db, ct);
        if (source is null) db.VoiceSources.Add(source = new Source(Guid.CreateVersion7(now), SourceKind.Webhook, name, Source.UsualMonths, now));
        (source.LastRunAt, source.LastBrought) = (now, plan.Voices.Count);
        await bring.HandleAsync(plan, keys, source.Id, now, ct);
        await write.CommitAsync(ct);
        return new ReceivedVoices(plan.Voices.Count, plan.Known);
    }

    private static VoiceMapping Mapping { get; } = new(Enum.GetValues<VoiceField>().ToDictionary(field => field, VoiceMapping.NameOf));

    /// <summary>Rows are counted from 0, as the sender's list is.</summary>
    private static VoiceTable Table(IReadOnlyList<ReceivedVoice> voices) => new(
        [.. Enum.GetValues<VoiceField>().Select(VoiceMapping.NameOf)],
        [.. voices.Select((voice, n) => new CsvRow(n, [.. Enum.GetValues<VoiceField>().Select(field => Cell(voice, field) ?? "")]))], []);

    private static string? Cell(ReceivedVoice voice, VoiceField field) => field switch
    {
        VoiceField.Quote => voice.Quote,
        VoiceField.Date => voice.At?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
        VoiceField.Channel => voice.Channel,
        VoiceField.Segment => voice.Segment,
        VoiceField.Author => voice.Author,
        VoiceField.Id => voice.Id,
        VoiceField.Context => voice.Context,
        VoiceField.Place => voice.Place,
        VoiceField.Language => voice.Language,
        _ => voice.Link,
    };

    private static Problem Said(CsvFault fault)
    {
        var field = $"voices[{fault.Line}].{fault.Column}";
        return fault.Code switch
        {
            "fault-long" => Problem.Invalid(field, "voices-text-long", fault.Arguments),
            "fault-channel" => Problem.Invalid(field, "voices-channel"),
            "fault-link" => Problem.Invalid(field, "voices-link"),
            "fault-future" => Problem.Invalid(field, "voices-future"),
            _ => Problem.Invalid(field, "voices-quote-missing"),
        };
    }
}
