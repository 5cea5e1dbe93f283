using System.Text.Json.Serialization;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings.Door;

/// <summary>What a device at the door hears back: whether to keep an entry, forget it, or tell why it can't be.</summary>
/// <param name="Sentence">What happened, for whoever stands there.</param>
public sealed record EntryAnswer(Guid Key, bool Done, string Sentence, Guid? RegistrationId);

[JsonSerializable(typeof(CheckInInput))]
[JsonSerializable(typeof(EntryAnswer))]
internal sealed partial class DoorJson : JsonSerializerContext;

/// <summary>The addresses of the page at the door.</summary>
internal static class DoorEndpoints
{
    public static void MapDoor(this IEndpointRouteBuilder app)
    {
        app.MapPost("/gatherings/{id:guid}/door/entries", async (Guid id, [FromBody] CheckInInput input, CheckIn checkIn, Viewer viewer, IStringLocalizer<GatheringsWords> words, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
        {
            var entry = await checkIn.HandleAsync(id, input, viewer, ct);
            if (entry.Succeeded) return TypedResults.Ok(new EntryAnswer(input.Key, true, words[entry.Value.Was ? "door-was-in" : "door-in", entry.Value.Name], entry.Value.RegistrationId));
            // A refusal is final for the device: it tells and forgets. Only silence makes it try again.
            return entry.Problem.Kind is ProblemKind.Forbidden or ProblemKind.NotFound && input.RegistrationId is null
                ? Results.StatusCode(ProblemResults.StatusOf(entry.Problem.Kind))
                : TypedResults.Ok(new EntryAnswer(input.Key, false, problems.Sentence(entry.Problem), null));
        });
        app.MapPost("/gatherings/{id:guid}/door/undo", async (Guid id, [FromForm] Guid registration, CheckIn checkIn, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(await checkIn.UndoAsync(id, registration, viewer, ct), $"/gatherings/{id}/door", "said-undone"));
        app.MapPost("/gatherings/{id:guid}/door/enter", async (Guid id, [FromForm] Guid registration, CheckIn checkIn, Viewer viewer, Answers<GatheringsWords> answers, CancellationToken ct) =>
            answers.To(await checkIn.HandleAsync(id, new CheckInInput(Guid.CreateVersion7(), RegistrationId: registration), viewer, ct), $"/gatherings/{id}/door", entry => entry.Was ? "said-was-in" : "said-in"));
    }
}
