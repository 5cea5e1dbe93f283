using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Jobs;
using Herberge.People.Leaving;
using Herberge.Shell;
using Herberge.Spaces;

namespace Herberge.Activation.Journeys;

/// <summary>The part of the room's door that belongs to journeys.</summary>
internal static class JourneysDoor
{
    public const string Address = "/activation/journeys";

    public static void AddJourneys(this IServiceCollection services)
    {
        services.AddScoped<WriteJourney>();
        services.AddScoped<FindTravellers>();
        services.AddScoped<CheckConditions>();
        services.AddScoped<StepChoices>();
        services.AddScoped<PickCompanion>();
        services.AddScoped<MoveTravellers>();
        services.AddScoped<SeeJourneys>();
        services.AddScoped<SeeMessage>();
        services.AddScoped<FinishTask>();
        services.AddScoped<INoticeSubjects>(provider => provider.GetRequiredService<SeeMessage>());
        services.AddScoped<INotificationDetails>(provider => provider.GetRequiredService<SeeMessage>());
        services.AddScoped<IPersonalData, JourneysData>();
        services.AddApiJson(JourneysApiJson.Default);
        services.AddHouseJob<MoveTravellersByTheHour>("0 35 * * * ?");
    }

    public static void MapJourneys(this IEndpointRouteBuilder app)
    {
        app.MapPost($"{Address}/{{id:guid}}/start", async (Guid id, WriteJourney write, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await write.RunAsync(id, run: true, viewer, ct), $"{Address}/{id}", "journey-said-started", undoTo: $"{Address}/{id}/stop"));
        app.MapPost($"{Address}/{{id:guid}}/stop", async (Guid id, WriteJourney write, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await write.RunAsync(id, run: false, viewer, ct), $"{Address}/{id}", "journey-said-stopped"));
        app.MapPost("/activation/messages/{id:guid}/end", async (Guid id, SeeMessage message, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await message.EndAsync(id, viewer, ct), $"/activation/messages/{id}", "journey-said-ended"));
        app.MapPost("/activation/tasks/{id:guid}/done", async (Guid id, FinishTask finish, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await finish.HandleAsync(id, done: true, viewer, ct), Address, "journey-said-task", undoTo: $"/activation/tasks/{id}/again"));
        app.MapPost("/activation/tasks/{id:guid}/again", async (Guid id, FinishTask finish, Viewer viewer, Answers<ActivationWords> answers, CancellationToken ct) =>
            answers.To(await finish.HandleAsync(id, done: false, viewer, ct), Address, "journey-said-task-again"));

        var api = app.MapApi("Activation");
        api.MapGet("/activation/journeys", async (SeeJourneys see, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await see.ListAsync(viewer, ct), cards => new Page<JourneyCard>([.. cards], null)))
            .Operation(TokenScopes.Read, "listJourneys", "Journeys, those that run first; for hosts and community managers").Produces<Page<JourneyCard>>();
        api.MapPost("/activation/journeys", async (JourneyInput body, WriteJourney write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await write.AddAsync(body, viewer, ct), id => $"{Address}/{id}", id => new JourneyMade(id)))
            .Operation(TokenScopes.Write, "writeJourney", "Writes a journey; it does not run before it is started").Produces<JourneyMade>(StatusCodes.Status201Created);
        api.MapPut("/activation/journeys/{id:guid}", async (Guid id, JourneyInput body, WriteJourney write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.ChangeAsync(id, body, viewer, ct)))
            .Operation(TokenScopes.Write, "changeJourney", "Changes a journey; what begins it stays once somebody is on the way").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/activation/journeys/{id:guid}/running", async (Guid id, WriteJourney write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.RunAsync(id, run: true, viewer, ct)))
            .Operation(TokenScopes.Write, "startJourney", "Lets a journey run").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/activation/journeys/{id:guid}/running", async (Guid id, WriteJourney write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.RunAsync(id, run: false, viewer, ct)))
            .Operation(TokenScopes.Write, "stopJourney", "Stops a journey; who is on the way waits").Produces(StatusCodes.Status204NoContent);
    }
}

public sealed record JourneyMade(Guid Id);

[JsonSerializable(typeof(Page<JourneyCard>))]
[JsonSerializable(typeof(JourneyInput))]
[JsonSerializable(typeof(JourneyMade))]
internal sealed partial class JourneysApiJson : JsonSerializerContext;
