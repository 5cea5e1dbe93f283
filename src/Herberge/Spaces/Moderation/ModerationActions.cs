using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Shell;
using Herberge.Spaces.Guests;
using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Herberge.Spaces.Moderation.Rules;
using Herberge.Spaces.Moderation.Threads;
using Microsoft.AspNetCore.Mvc;

namespace Herberge.Spaces.Moderation;

/// <summary>Buttons of moderation that only act; they lead back, saying what was done and how to undo it.</summary>
internal static class ModerationActions
{
    public static void MapModerationActions(this IEndpointRouteBuilder app)
    {
        app.MapPost("/posts/{id:guid}/flag/take-back", async (Guid id, FlagPost flag, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await flag.TakeBackAsync(id, viewer, ct), $"/posts/{id}/flag", "said-flag-back"));
        app.MapPost("/moderation/cases/{id:guid}/leave", async (Guid id, SettleCase settle, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await settle.HandleAsync(id, new SettleCaseInput(Settled.Left), viewer, ct), null, "said-left", $"/moderation/cases/{id}/undo"));
        app.MapPost("/moderation/cases/{id:guid}/undo", async (Guid id, SettleCase settle, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await settle.UndoAsync(id, viewer, ct), null, "said-undone"));
        app.MapPost("/held/{id:guid}/approve", async (Guid id, SettleHeld settle, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await settle.ApproveAsync(id, viewer, ct), "/moderation", "said-approved"));
        app.MapPost("/held/{id:guid}/reopen", async (Guid id, SettleHeld settle, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await settle.ReopenAsync(id, viewer, ct), $"/held/{id}", "said-undone"));
        app.MapPost("/measures/{id:guid}/lift", async (Guid id, LiftMeasure lift, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await lift.HandleAsync(id, viewer, ct), $"/measures/{id}", "said-lifted"));
        app.MapPost("/moderation/notes/{id:guid}/remove", async (Guid id, WriteNote note, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await note.RemoveAsync(id, viewer, ct), null, "said-saved"));
        app.MapPost("/rearrangements/{id:guid}/undo", async (Guid id, UndoRearrangement undo, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await undo.HandleAsync(id, viewer, ct), null, "said-undone"));
        app.MapPost("/threads/{id:guid}/archive", async (Guid id, TendThread tend, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await tend.ArchiveAsync(id, on: true, viewer, ct), $"/threads/{id}/arrange", "said-archived", $"/threads/{id}/unarchive"));
        app.MapPost("/threads/{id:guid}/unarchive", async (Guid id, TendThread tend, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await tend.ArchiveAsync(id, on: false, viewer, ct), $"/threads/{id}/arrange", "said-undone"));
        app.MapPost("/house-rules/{version:int}/read", async (int version, HouseRulesUse rules, MyRooms myRooms, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
        {
            var read = await rules.ReadAsync(version, viewer, ct);
            myRooms.Forget(viewer.MemberId);
            return answers.To(read, "/house-rules", "said-rules-read");
        });
        app.MapPost("/guests/{id:guid}/renew", async (Guid id, [FromForm] string? until, TendInvitation tend, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await tend.RenewAsync(id, DayOf(until), viewer, ct), null, "said-renewed"));
        app.MapPost("/guests/{id:guid}/end", async (Guid id, TendInvitation tend, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await tend.EndAsync(id, viewer, ct), null, "said-guest-ended"));
        app.MapPost("/guests/{id:guid}/send", async (Guid id, TendInvitation tend, Viewer viewer, Answers<ModerationWords> answers, CancellationToken ct) =>
            answers.To(await tend.SendAgainAsync(id, viewer, ct), null, "said-guest-invited"));
    }

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
