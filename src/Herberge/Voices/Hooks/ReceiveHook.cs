using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Importing;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Hooks;

/// <summary>What another program sent, with how it says who it is.</summary>
internal sealed record HookCall(Guid Source, byte[] Body, string? Authorization, string? Timestamp, string? Signature);

/// <summary>Takes what a program sends to its own door. Who does not know the secret learns nothing, not even whether the door is there.</summary>
internal sealed class ReceiveHook(HouseDb db, HookSecret secrets, TakeVoices take)
{
    /// <returns>Null for a caller who does not know the secret.</returns>
    public async Task<Result<ReceivedVoices>?> HandleAsync(HookCall call, CancellationToken ct)
    {
        var source = await db.VoiceSources.AsNoTracking().SingleOrDefaultAsync(s => s.Id == call.Source && s.Kind == SourceKind.Webhook, ct);
        if (!secrets.Knows(source?.LockedSecret, call.Authorization, call.Timestamp, call.Signature, call.Body)) return null;
        if (BodyMapping.Parse(source!.BodyMapping)?.Read(call.Body) is not { } voices) return Result<ReceivedVoices>.From([Problem.Invalid("Body", "voices-hook-body", TakeVoices.Most)]);
        return await take.HandleAsync([.. voices.Select(voice => voice with { Segment = voice.Segment ?? source.Segment })], async (_, stop) =>
            await db.VoiceSources.AsTracking().SingleOrDefaultAsync(s => s.Id == source.Id && s.EndedAt == null && s.PausedAt == null && s.LockedSecret != null, stop), ct);
    }
}
