using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Voices.Importing;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Voices.Api;

/// <summary>Voices sent in.</summary>
/// <param name="Source">Name of the source; made by its first voice.</param>
/// <param name="Voices">At most 500.</param>
public sealed record SendVoicesBody(string? Source, IReadOnlyList<ReceivedVoice>? Voices);

/// <summary>What a customer said, masked.</summary>
/// <param name="Quote">Covered places stand as <c>⟦name⟧</c>.</param>
/// <param name="Codes">Names of the codes it was given.</param>
public sealed record VoiceItem(
    Guid Id, string Quote, DateTimeOffset SaidAt, VoiceChannel Channel, string? Segment, string Language, ObservationState State, string Source, IReadOnlyList<string> Codes)
{
    internal static VoiceItem Of(ObservationLine line) => new(
        line.Id, line.Quote, line.SaidAt, line.Channel, line.Segment, line.Language, line.State, line.Source, [.. line.Codes.Select(code => code.Name)]);
}

/// <summary>Customer voices by token, for community managers.</summary>
internal static class VoicesApi
{
    /// <summary>So many voices of the greatest length, however their characters are escaped.</summary>
    private const long LargestBody = 8 * 1024 * 1024;

    private const string List = "voices";

    public static void MapVoicesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Voices");
        api.MapPost("/voices/observations", async (SendVoicesBody body, ReceiveVoices receive, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await receive.HandleAsync(body.Source, body.Voices, viewer, ct), received => received))
            .Operation(TokenScopes.Write, "sendVoices", "Takes what customers said, masked before it is stored: all of it or, with a fault, nothing; the same id of a source never twice")
            .Produces<ReceivedVoices>().WithMetadata(new RequestSizeLimitAttribute(LargestBody));
        api.MapGet("/voices/observations", async (
                [Description("A state: open, coded or set-aside")] Word<ObservationState>? state, [Description("Words that occur")] string? q, [Description("A segment")] string? segment,
                [Description("Where the page before ended")] string? after, [Description("Most rows, up to 100")] int? limit, ListObservations list, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
                var place = Cursor.Open(List, after);
                if (!place.Succeeded) return reply.Refuse(place.Problem);
                return reply.Ok(await list.HandleAsync(new VoicesFilter(state?.Value, Segment: segment, Words: q), place.Value.Key, limit ?? ListObservations.PageSize, viewer, ct),
                    page => new Page<VoiceItem>([.. page.Items.Select(VoiceItem.Of)], Cursor.Wrap(List, page.Next)));
            })
            .Operation(TokenScopes.Read, "listVoices", "What customers said, newest first; for community managers")
            .Produces<Page<VoiceItem>>();
    }
}

[JsonSerializable(typeof(SendVoicesBody))]
[JsonSerializable(typeof(ReceivedVoices))]
[JsonSerializable(typeof(Page<VoiceItem>))]
internal sealed partial class VoicesApiJson : JsonSerializerContext;
