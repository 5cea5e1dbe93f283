using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Voices.Sources;

namespace Herberge.Voices.Api;

/// <summary>Where voices come from, and how it is doing.</summary>
/// <param name="Voices">How many it brought that are still here.</param>
/// <param name="LastFault">Code of why the last run failed.</param>
public sealed record SourceItem(
    Guid Id, SourceKind Kind, string Name, int Voices, int KeepMonths, int? EveryMinutes, DateTimeOffset? LastRunAt, int LastBrought, string? LastFault, DateTimeOffset? DueAt, bool Paused, bool Ended)
{
    internal static SourceItem Of(SourceView source) => new(
        source.Id, source.Kind, source.Name, source.Voices, source.KeepMonths, source.EveryMinutes, source.LastRunAt, source.LastBrought, source.LastError, source.DueAt, source.IsPaused, source.IsEnded);
}

/// <summary>One run of a source.</summary>
/// <param name="Fault">Code of why it failed.</param>
public sealed record SourceRunItem(DateTimeOffset At, int Brought, int Known, int LeftOut, string? Fault)
{
    internal static SourceRunItem Of(SourceRun run) => new(run.At, run.Brought, run.Known, run.LeftOut, run.Fault);
}

/// <summary>Sources by token, for community managers. They are set up on their pages: passwords and secrets do not pass here.</summary>
internal static class SourcesApi
{
    public static void MapSourcesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Voices");
        api.MapGet("/voices/sources", async (SeeSources see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await see.HandleAsync(viewer, ct), sources => new Page<SourceItem>([.. sources.Select(SourceItem.Of)], null)))
            .Operation(TokenScopes.Read, "listVoiceSources", "Where customer voices come from and how each source is doing; for community managers")
            .Produces<Page<SourceItem>>();
        api.MapPost("/voices/sources/{id:guid}/runs", async (Guid id, RunSource run, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await run.HandleAsync(id, viewer, ct), SourceRunItem.Of))
            .Operation(TokenScopes.Write, "runVoiceSource", "Fetches a source at once, unless it rests or its server asked for patience")
            .Produces<SourceRunItem>();
    }
}

[JsonSerializable(typeof(Page<SourceItem>))]
[JsonSerializable(typeof(SourceRunItem))]
internal sealed partial class SourcesApiJson : JsonSerializerContext;
