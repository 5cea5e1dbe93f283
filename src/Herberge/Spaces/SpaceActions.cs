using Herberge.Foundation.Access;
using Herberge.Shell;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Spaces;

/// <summary>Buttons of the room that only act; each answers by leading back to where it stood, saying what was done.</summary>
internal static class SpaceActions
{
    public static void MapSpaceActions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/spaces/{slug}/join", async (string slug, [FromForm] string? answer1, [FromForm] string? answer2, [FromForm] string? answer3, JoinSpace join, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await join.HandleAsync(slug, viewer, ct, [answer1, answer2, answer3]), $"/spaces/{slug}", "said-joined"));

        app.MapPost("/spaces/{slug}/leave", async (string slug, LeaveSpace leave, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await leave.HandleAsync(slug, viewer, ct), "/spaces", "said-left"));

        app.MapPost("/spaces/{slug}/ask", async (string slug, [FromForm] string? text, [FromForm] string? answer1, [FromForm] string? answer2, [FromForm] string? answer3, AskToJoin ask, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await ask.HandleAsync(slug, new AskToJoinInput(text ?? "", [answer1, answer2, answer3]), viewer, ct), $"/spaces/{slug}", "said-asked"));

        app.MapPost("/spaces/{slug}/requests/{memberId:guid}/accept", async (string slug, Guid memberId, AnswerJoinRequest answer, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await answer.HandleAsync(slug, memberId, accept: true, viewer, ct), $"/spaces/{slug}/members", "said-let-in"));

        app.MapPost("/spaces/{slug}/requests/{memberId:guid}/decline", async (string slug, Guid memberId, AnswerJoinRequest answer, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await answer.HandleAsync(slug, memberId, accept: false, viewer, ct), $"/spaces/{slug}/members", "said-declined"));

        app.MapPost("/spaces/{slug}/members/{memberId:guid}/remove", async (string slug, Guid memberId, RemoveFromSpace remove, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await remove.HandleAsync(slug, memberId, viewer, ct), $"/spaces/{slug}/members", "said-removed"));

        app.MapPost("/spaces/{slug}/members/{memberId:guid}/role", async (string slug, Guid memberId, [FromForm] SpaceRole role, ChangeSpaceRole change, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await change.HandleAsync(slug, memberId, role, viewer, ct), $"/spaces/{slug}/members", "said-role"));

        app.MapPost("/spaces/{slug}/archive", async (string slug, ArchiveSpace archive, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await archive.HandleAsync(slug, archive: true, viewer, ct), $"/spaces/{slug}/settings", "said-archived"));

        app.MapPost("/spaces/{slug}/reopen", async (string slug, ArchiveSpace archive, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await archive.HandleAsync(slug, archive: false, viewer, ct), $"/spaces/{slug}/settings", "said-reopened"));

        app.MapPost("/spaces/read", async (MarkAllRead read, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await read.HandleAsync(viewer, ct), "/", "said-all-read"));

        app.MapPost("/bell/seen", async ([FromQuery] Guid? thread, MarkSeen seen, Viewer viewer, Answers<SpacesWords> answers, CancellationToken ct) =>
            answers.To(await seen.HandleAsync(thread, viewer, ct), "/bell"));

        app.MapPost("/home/not-today", (HttpContext context, TimeProvider clock) =>
        {
            // Kept in the browser: what somebody waves away is nobody else's business.
            context.Response.Cookies.Append(Home.NotTodayCookie, "1", new CookieOptions
            {
                HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, Expires = clock.GetUtcNow().AddHours(20),
            });
            return SeeOther.To("/");
        });
    }
}
