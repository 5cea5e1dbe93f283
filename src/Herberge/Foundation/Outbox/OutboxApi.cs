using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;

namespace Herberge.Foundation.Outbox;

/// <param name="Id">A dead letter; all of them when left out.</param>
public sealed record RetryBody(Guid? Id);

/// <param name="Retried">How many get another round of attempts.</param>
public sealed record RetryAnswer(int Retried);

/// <summary>What leaves the house and what could not, for administrators.</summary>
internal static class OutboxApi
{
    public static void MapOutboxApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Administration");
        api.MapGet("/admin/outbox", async (OutboxView outbox, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await outbox.HandleAsync(viewer, ct), state => state))
            .Operation(TokenScopes.Admin, "readOutbox", "Mails that wait and mails that could not be delivered; no recipients, no texts").Produces<OutboxState>();
        api.MapPost("/admin/outbox/retry", async (RetryBody body, OutboxView outbox, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await outbox.RetryAsync(body.Id, viewer, ct), retried => new RetryAnswer(retried)))
            .Operation(TokenScopes.Admin, "retryOutbox", "Gives dead letters another round of attempts").Produces<RetryAnswer>();
    }
}

[JsonSerializable(typeof(OutboxState))]
[JsonSerializable(typeof(RetryBody))]
[JsonSerializable(typeof(RetryAnswer))]
internal sealed partial class OutboxJson : JsonSerializerContext;
