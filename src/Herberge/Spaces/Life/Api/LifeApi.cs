using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life.Api;

/// <summary>Charters, deputies, welcome, questions, health, quiet spaces and merging for programs.</summary>
internal static class LifeApi
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Life of spaces");
        api.MapGet("/spaces/{slug}/charter", async (string slug, KeepCharter charter, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await charter.ReadAsync(slug, viewer, ct), found => found.Charter))
            .Operation(TokenScopes.Read, "readCharter", "What a space is for, what its hosts promise, what belongs there").Produces<Charter>();
        api.MapPut("/spaces/{slug}/charter", async (string slug, CharterBody body, KeepCharter charter, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await charter.WriteAsync(slug, new CharterInput(body.Aim, Lines(body.Promises), Lines(body.Belongs), Lines(body.Elsewhere)), viewer, ct)))
            .Operation(TokenScopes.Write, "writeCharter", "Writes the charter; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/spaces/{slug}/welcome", async (string slug, WelcomeBody body, Welcome welcome, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await welcome.WriteAsync(slug, new WelcomeInput(body.Text, body.ThreadId), viewer, ct)))
            .Operation(TokenScopes.Write, "writeWelcome", "What those who join are shown once; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/spaces/{slug}/questions", async (string slug, KeepCharter charter, JoinQuestions questions, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                var found = await charter.ReadAsync(slug, viewer, ct);
                var list = found.Succeeded ? await questions.OfAsync(found.Value.Standing.Space.Id, ct) : [];
                return reply.Ok(found, _ => new QuestionsBody(list));
            })
            .Operation(TokenScopes.Read, "listJoinQuestions", "What a space asks of those who join").Produces<QuestionsBody>();
        api.MapPut("/spaces/{slug}/questions", async (string slug, QuestionsBody body, JoinQuestions questions, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await questions.WriteAsync(slug, body.Questions ?? [], viewer, ct)))
            .Operation(TokenScopes.Write, "writeJoinQuestions", "Up to three questions; for hosts").Produces(StatusCodes.Status204NoContent);
        MapTending(api);
        api.MapGet("/admin/spaces", async (HouseDb db, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(viewer.IsAdministrator ? await db.LifeSettings.AsNoTracking().FirstOrDefaultAsync(ct) ?? new LifeSettings() : (Result<LifeSettings>)Problem.NotFound(),
                    settings => new LifeSettingsInput(settings.QuietDays, settings.LinkPreviews)))
            .Operation(TokenScopes.Admin, "readSpaceSettings", "After how many quiet days closing a space is proposed, and whether linked pages are previewed").Produces<LifeSettingsInput>();
        api.MapPut("/admin/spaces", async (LifeSettingsInput body, SettleLife settle, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await settle.HandleAsync(body, viewer, ct)))
            .Operation(TokenScopes.Admin, "writeSpaceSettings", "Changes them for the house").Produces(StatusCodes.Status204NoContent);
    }

    private static void MapTending(RouteGroupBuilder api)
    {
        api.MapGet("/spaces/{slug}/deputies", async (string slug, KeepCharter charter, Deputies deputies, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                var found = await charter.ReadAsync(slug, viewer, ct);
                var list = found.Succeeded ? await deputies.ListAsync(found.Value.Standing.Space.Id, ct) : [];
                return reply.Ok(found, _ => new Page<DeputyLine>(list, null));
            })
            .Operation(TokenScopes.Read, "listDeputies", "Who stands in for a host, now or soon").Produces<Page<DeputyLine>>();
        api.MapPost("/spaces/{slug}/deputies", async (string slug, DeputyBody body, Deputies deputies, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await deputies.NameAsync(slug, new DeputyInput(body.Handle, body.HostId ?? viewer.MemberId, body.From, body.Until), viewer, ct)))
            .Operation(TokenScopes.Write, "nameDeputy", "Gives a member a host's rights between two days; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/spaces/{slug}/deputies/{memberId:guid}", async (string slug, Guid memberId, Deputies deputies, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await deputies.EndAsync(slug, memberId, viewer, ct)))
            .Operation(TokenScopes.Write, "endDeputy", "Ends it before its day; for hosts, and for the deputy").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/spaces/{slug}/health", async (string slug, SeeHealth health, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await health.HandleAsync(slug, viewer, ct), HealthItem.Of))
            .Operation(TokenScopes.Read, "readHealth", "How a space is doing; small groups are not told. For hosts and community managers").Produces<HealthItem>();
        api.MapGet("/quiet-spaces", async (QuietSpaces quiet, Viewer viewer, CancellationToken ct) => TypedResults.Ok(new Page<QuietSpace>((await quiet.ListAsync(viewer, ct)).Spaces, null)))
            .Operation(TokenScopes.Read, "listQuietSpaces", "Spaces nobody has written in for long, that you run or oversee").Produces<Page<QuietSpace>>();
        api.MapPost("/spaces/{slug}/keep", async (string slug, QuietSpaces quiet, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await quiet.KeepAsync(slug, viewer, ct)))
            .Operation(TokenScopes.Write, "keepSpace", "Keeps a quiet space for ninety days; for hosts").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/spaces/{slug}/merge", async (string slug, MergeBody body, MergeSpaces merge, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await merge.HandleAsync(slug, new MergeSpacesInput(body.Into, body.Wider), viewer, ct)))
            .Operation(TokenScopes.Write, "mergeSpace", "Moves all conversations into a space every reader may read, and archives this one; for hosts of both").Produces(StatusCodes.Status204NoContent);
    }

    private static string Lines(IReadOnlyList<string>? lines) => string.Join('\n', lines ?? []);
}

public sealed record CharterBody(string? Aim, IReadOnlyList<string>? Promises, IReadOnlyList<string>? Belongs, IReadOnlyList<string>? Elsewhere);

public sealed record WelcomeBody(string? Text, Guid? ThreadId = null);

public sealed record QuestionsBody(IReadOnlyList<string>? Questions);

/// <param name="Handle">Handle or name of a member of the space.</param>
/// <param name="Until">The last day.</param>
/// <param name="HostId">The host they stand in for; yourself when left out.</param>
public sealed record DeputyBody(string? Handle, DateOnly? From, DateOnly? Until, Guid? HostId = null);

/// <param name="Into">Address of the other space.</param>
/// <param name="Wider">Say so where more people will read it than its authors wrote for.</param>
public sealed record MergeBody(string? Into, bool Wider = false);

/// <param name="Active">Null where fewer than five people would be told of; likewise the next.</param>
/// <param name="OpennessShare">The space's part of the openness between units, as the newest release tells it.</param>
public sealed record HealthItem(
    DateOnly From, DateOnly Until, int Members, int? Active, int NewThreads, int UnansweredQuestions, int Questions, int Answered, double? MedianHoursToFirstAnswer, double? OpennessShare)
{
    internal static HealthItem Of(SpaceHealth health) => new(health.From, health.Until, health.Members, health.Active, health.NewThreads, health.Open, health.Questions, health.Answered,
        health.FirstAnswer is { } first ? Math.Round(first.TotalHours, 1) : null, health.Openness is { Whole: > 0 } open ? Math.Round(open.Part / open.Whole, 3) : null);
}

[JsonSerializable(typeof(Charter))]
[JsonSerializable(typeof(CharterBody))]
[JsonSerializable(typeof(WelcomeBody))]
[JsonSerializable(typeof(QuestionsBody))]
[JsonSerializable(typeof(DeputyBody))]
[JsonSerializable(typeof(Page<DeputyLine>))]
[JsonSerializable(typeof(HealthItem))]
[JsonSerializable(typeof(Page<QuietSpace>))]
[JsonSerializable(typeof(MergeBody))]
[JsonSerializable(typeof(LifeSettingsInput))]
internal sealed partial class LifeJson : JsonSerializerContext;
