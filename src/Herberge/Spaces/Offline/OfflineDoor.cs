using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Web;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Offline;

/// <param name="Key">Given with the form the answer was written in; the same key again is the same answer.</param>
/// <param name="Body">Markdown.</param>
/// <param name="ReplyTo">Number of the post it answers.</param>
public sealed record LaterInput(Guid? Key, string? Body, int? ReplyTo);

/// <param name="Post">The post, or what waits for a moderator.</param>
public sealed record LaterAnswer(string Post);

/// <param name="Reader">Who is signed in: what somebody else wrote on this device is not sent in their name.</param>
/// <param name="Token">Proof that a page of the house sends; the one in a kept page may be too old.</param>
public sealed record OfflineProof(string Reader, string Token);

/// <summary>Answers that were written without network arrive here, as often as a browser sends them, and are written once.</summary>
internal static class OfflineDoor
{
    public static void MapOffline(this IEndpointRouteBuilder app)
    {
        app.MapGet("/me/offline-proof", (HttpContext context, Viewer viewer, IAntiforgery antiforgery) =>
            TypedResults.Ok(new OfflineProof(viewer.MemberId.ToString("N"), antiforgery.GetAndStoreTokens(context).RequestToken!)));
        app.MapPost("/threads/{id:guid}/later", async (Guid id, LaterInput input, AddPost add, Viewer viewer, IStringLocalizer<ProblemWords> problems, CancellationToken ct) =>
        {
            Result<PostAdded> added = input.Key is { } key
                ? await add.HandleAsync(new AddPostInput(id, input.Body ?? "", await add.IdOfAsync(id, input.ReplyTo, ct), ClientKey: key.ToString("N")), viewer, ct)
                : Problem.Invalid(nameof(input.Key), "client-key-missing");
            return added.ToHttp(problems, post => TypedResults.Ok(new LaterAnswer(post.Address)));
        });
    }
}

/// <summary>Marker of the words about reading and writing without network.</summary>
internal sealed class OfflineWords;
