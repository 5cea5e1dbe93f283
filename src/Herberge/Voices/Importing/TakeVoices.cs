using Herberge.Foundation.Csv;
using Herberge.Foundation.Imports;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Voices.Sources;

namespace Herberge.Voices.Importing;

/// <summary>Takes voices another program sends, masked before they are stored: all of them or, with a fault, none; the same ones again bring nothing.</summary>
internal sealed class TakeVoices(HouseDb db, WriteTransactions writes, BringIn bring, KnownVoices known, House house, TimeProvider clock)
{
    public const int Most = 500;

    private static VoiceMapping Mapping { get; } = new(Enum.GetValues<VoiceField>().ToDictionary(field => field, VoiceMapping.NameOf));

    /// <param name="voices">What was sent.</param>
    /// <param name="source">Finds or makes the source, within the write; null when it may take nothing any more.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<ReceivedVoices>> HandleAsync(IReadOnlyList<ReceivedVoice>? voices, Func<DateTimeOffset, CancellationToken, Task<Source?>> source, CancellationToken ct)
    {
        if (voices is null or { Count: 0 } || voices.Count > Most) return Problem.Invalid("Voices", "voices-received-count", Most);
        var now = clock.GetUtcNow();
        var plan = new PlanVoices(Table(voices), Mapping, house.TimeZone, now, house.Language).Make();
        if (plan.Faults.Count > 0) return Result<ReceivedVoices>.From([.. plan.Faults.Select(Said)]);

        var keys = (await bring.KeysAsync(plan, ct)).Zip(plan.Voices).ToDictionary(pair => pair.Second.ExternalKey, pair => pair.First, StringComparer.Ordinal);
        await using var write = await writes.BeginAsync(db, ct);
        if (await source(now, ct) is not { } into) return Problem.Conflict("voices-source-ended");
        plan = await known.LeaveOutAsync(plan, into.Id, ct);
        (into.LastRunAt, into.LastBrought, into.LastError, into.Failures) = (now, plan.Voices.Count, null, 0);
        db.SourceRuns.Add(new SourceRun(Guid.CreateVersion7(now), into.Id, now) { Brought = plan.Voices.Count, Known = plan.Known });
        await bring.HandleAsync(plan, [.. plan.Voices.Select(voice => keys[voice.ExternalKey])], into.Id, now, ct);
        await write.CommitAsync(ct);
        return new ReceivedVoices(plan.Voices.Count, plan.Known);
    }

    /// <summary>Rows are counted from 0, as the sender's list is.</summary>
    private static SentTable Table(IReadOnlyList<ReceivedVoice> voices) => new(
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
