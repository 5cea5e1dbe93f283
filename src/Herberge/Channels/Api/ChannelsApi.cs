using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Channels.Accounts;
using Herberge.Channels.Calendar;
using Herberge.Channels.Posts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;

namespace Herberge.Channels.Api;

/// <summary>The plan and the composer by token. Pictures come through the composer's page, whose form takes them.</summary>
internal static class ChannelsApi
{
    public static void MapChannelsApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Channels");
        api.MapGet("/channels/calendar", async (
                [Description("First day; today without it")] DateOnly? from, [Description("How many days, 91 without it")] int? days, [Description("Only posts of this channel")] Guid? channel,
                SeeCalendar see, House house, TimeProvider clock, Viewer viewer, Reply reply, CancellationToken ct) =>
                days is < 1 or > SeeCalendar.Longest
                    ? reply.Refuse(Problem.Invalid(nameof(days), "calendar-days", SeeCalendar.Longest))
                    : TypedResults.Ok(new CalendarAnswer([.. (await see.HandleAsync(new CalendarFilter(from ?? house.DayOf(clock.GetUtcNow()), days ?? SeeCalendar.Quarter, [], channel), viewer, ct)).Select(EntryAnswer.Of)])))
            .Operation(TokenScopes.Read, "readCalendar", "What the house plans: posts, gatherings, campaigns, rounds, reviews, announcements; empty for whoever isn't of the team").Produces<CalendarAnswer>();
        api.MapGet("/channels/accounts", async (SeeAccounts see, Viewer viewer, CancellationToken ct) => TypedResults.Ok(new ChannelsAnswer([.. (await see.HandleAsync(viewer, ct)).Select(ChannelAnswer.Of)])))
            .Operation(TokenScopes.Read, "listChannels", "Where the house speaks").Produces<ChannelsAnswer>();
        api.MapGet("/channels/posts", async ([Description("mine for what waits for you, draft, asked, planned, published, failed or withdrawn")] Word<PostList>? state, string? after, ListPosts list, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                var which = state?.Value ?? PostList.Mine;
                var name = $"channel-posts-{which}";
                var place = Cursor.Open(name, after);
                if (!place.Succeeded) return reply.Refuse(place.Problem);
                Guid? key = null;
                if (place.Value.Key is { } text)
                {
                    if (!Guid.TryParse(text, out var id)) return reply.Refuse(Problem.Invalid(nameof(after), "cursor-unknown"));
                    key = id;
                }

                var page = await list.HandleAsync(which, key, viewer, ct);
                return TypedResults.Ok(new Page<PostItem>([.. page.Cards.Select(PostItem.Of)], Cursor.Wrap(name, page.Next?.ToString())));
            })
            .Operation(TokenScopes.Read, "listChannelPosts", "Posts by how far they are, the newest first").Produces<Page<PostItem>>();
        api.MapGet("/channels/posts/{id:guid}", async (Guid id, SeePost see, Viewer viewer, Reply reply, CancellationToken ct) => reply.Found(await see.HandleAsync(id, viewer, ct), PostAnswer.Of))
            .Operation(TokenScopes.Read, "readChannelPost", "A post with its variants, who agreed, and what it brought").Produces<PostAnswer>();
        api.MapPost("/channels/posts", async (PostBody body, WriteChannelPost write, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Created(await write.HandleAsync(body.Input(null), viewer, ct), id => $"/channels/posts/{id}", id => new PostMade(id)))
            .Operation(TokenScopes.Write, "writeChannelPost", "Writes a post with its variants").Produces<PostMade>(StatusCodes.Status201Created);
        api.MapPut("/channels/posts/{id:guid}", async (Guid id, PostBody body, WriteChannelPost write, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await write.HandleAsync(body.Input(id), viewer, ct)))
            .Operation(TokenScopes.Write, "changeChannelPost", "Changes a post; what was approved has to be approved again").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/channels/posts/{id:guid}/approval-request", async (Guid id, ApprovalBody body, StepPost step, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await step.AskAsync(new AskApprovalInput(id, body.Approvers ?? [], body.Rights, body.Privacy, body.Imprint), viewer, ct)))
            .Operation(TokenScopes.Write, "askApproval", "Asks colleagues for approval; the three checks must be true").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/channels/posts/{id:guid}/approval", async (Guid id, VersionBody body, StepPost step, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await step.ApproveAsync(id, body.Version, viewer, ct)))
            .Operation(TokenScopes.Write, "approveChannelPost", "You agree to what you read").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/channels/posts/{id:guid}/objection", async (Guid id, ObjectionBody body, StepPost step, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await step.AskForChangesAsync(id, body.Reason, viewer, ct)))
            .Operation(TokenScopes.Write, "askForChanges", "You were asked and want something changed first").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/channels/posts/{id:guid}/schedule", async (Guid id, ScheduleBody body, StepPost step, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await step.ScheduleAsync(id, body.PublishAt, body.UnpublishAt, viewer, ct)))
            .Operation(TokenScopes.Write, "scheduleChannelPost", "Publishes it at a time, or at once").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/channels/posts/{id:guid}/time", async (Guid id, TimeBody body, StepPost step, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await step.MoveAsync(id, body.PublishAt, viewer, ct)))
            .Operation(TokenScopes.Write, "moveChannelPost", "Moves it in the plan; what it says stays approved").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/channels/posts/{id:guid}/schedule", async (Guid id, StepPost step, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await step.CancelAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "unscheduleChannelPost", "It isn't published after all").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/channels/posts/{id:guid}/attempts", async (Guid id, StepPost step, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await step.AgainAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "retryChannelPost", "Tries again where publishing failed").Produces(StatusCodes.Status204NoContent);
        api.MapPost("/channels/posts/{id:guid}/withdrawal", async (Guid id, StepPost step, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await step.WithdrawAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "withdrawChannelPost", "Takes it back everywhere the house may").Produces(StatusCodes.Status204NoContent);
        api.MapPut("/channels/posts/{id:guid}/variants/{variant:guid}/place", async (Guid id, [Description("Id of the variant")] Guid variant, PlaceBody body, StepPost step, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await step.ConfirmAsync(id, variant, body.Link, viewer, ct)))
            .Operation(TokenScopes.Write, "confirmVariant", "You copied it there by hand; says where it stands").Produces(StatusCodes.Status204NoContent);
    }
}

/// <summary>A post as it is written.</summary>
/// <param name="Version">Of a change: the one you read.</param>
/// <param name="PublishAt">When it is meant to be published; null for not planned.</param>
/// <param name="UnpublishAt">When it is taken back; null for never.</param>
public sealed record PostBody(long? Version, string? Title, string? TextDe, string? TextEn, IReadOnlyList<VariantInput>? Variants, IReadOnlyList<PictureInput>? Pictures, DateTimeOffset? PublishAt, DateTimeOffset? UnpublishAt)
{
    internal ChannelPostInput Input(Guid? id) => new(id, Version, Title, TextDe, TextEn, Variants ?? [], Pictures ?? [], PublishAt, UnpublishAt);
}

/// <summary>What was made.</summary>
public sealed record PostMade(Guid Id);

/// <param name="Approvers">Ids of those who are asked.</param>
/// <param name="Rights">Pictures and texts may be used.</param>
/// <param name="Privacy">Nobody is shown or named who didn't agree.</param>
/// <param name="Imprint">Imprint and advertising are said as they must be.</param>
public sealed record ApprovalBody(IReadOnlyList<Guid>? Approvers, bool Rights, bool Privacy, bool Imprint);

/// <param name="Version">The one you read.</param>
public sealed record VersionBody(long Version);

/// <param name="Reason">What should change.</param>
public sealed record ObjectionBody(string? Reason);

/// <param name="PublishAt">Null for at once.</param>
/// <param name="UnpublishAt">Null for never.</param>
public sealed record ScheduleBody(DateTimeOffset? PublishAt, DateTimeOffset? UnpublishAt);

/// <param name="PublishAt">The new time.</param>
public sealed record TimeBody(DateTimeOffset PublishAt);

/// <param name="Link">Its address there.</param>
public sealed record PlaceBody(string? Link);

/// <summary>The plan.</summary>
public sealed record CalendarAnswer(IReadOnlyList<EntryAnswer> Items);

/// <summary>Something on the plan.</summary>
/// <param name="At">Null for what has a day and no hour.</param>
/// <param name="Page">Its page in the house.</param>
public sealed record EntryAnswer(EntryKind Kind, Guid Id, DateOnly Day, DateTimeOffset? At, string Title, string Page, PostState? State)
{
    internal static EntryAnswer Of(CalendarEntry entry) => new(entry.Kind, entry.Id, entry.Day, entry.At, entry.Title, entry.Href, entry.State);
}

/// <summary>Where the house speaks.</summary>
public sealed record ChannelsAnswer(IReadOnlyList<ChannelAnswer> Items);

/// <summary>A channel.</summary>
/// <param name="MostCharacters">What a post may have there.</param>
/// <param name="IsReady">Connected, and not ended.</param>
public sealed record ChannelAnswer(Guid Id, ChannelKind Kind, string Name, string? Address, int MostCharacters, bool IsReady)
{
    internal static ChannelAnswer Of(AccountCard card) => new(card.Id, card.Kind, card.Name, card.Address, card.MostCharacters, card.IsReady);
}

/// <summary>A post in a list.</summary>
public sealed record PostItem(Guid Id, string Title, PostState State, string Author, DateTimeOffset ChangedAt, DateTimeOffset? PublishAt, IReadOnlyList<string> Channels, bool WaitsForMe, bool IsToCopy)
{
    internal static PostItem Of(PostRow row) => new(row.Id, row.Title, row.State, row.Author, row.ChangedAt, row.PublishAt, row.Channels, row.WaitsForMe, row.IsToCopy);
}

/// <summary>A post.</summary>
public sealed record PostAnswer(
    Guid Id, string Title, string TextDe, string TextEn, PostState State, string Author, DateTimeOffset ChangedAt, long Version, DateTimeOffset? PublishAt, DateTimeOffset? UnpublishAt,
    IReadOnlyList<VariantAnswer> Variants, IReadOnlyList<PictureAnswer> Pictures, IReadOnlyList<ApproverAnswer> Approvers)
{
    internal static PostAnswer Of(PostPageView post) => new(
        post.Id, post.Title, post.TextDe, post.TextEn, post.State, post.Author, post.ChangedAt, post.Version, post.PublishAt, post.UnpublishAt,
        [.. post.Variants.Select(v => new VariantAnswer(v.Id, v.AccountId, v.Channel, v.Language, v.Text, v.Length, v.MostCharacters, v.State, v.Link, v.PublishedAt, v.FailedWith, v.Replies, v.Boosts, v.Favourites))],
        [.. post.Pictures.Select(p => new PictureAnswer(p.Number, p.Name, p.Alt))],
        [.. post.Approvers.Select(a => new ApproverAnswer(a.MemberId, a.Name, a.Answer, a.Reason, a.AnsweredAt))]);
}

/// <summary>What a channel gets of a post.</summary>
public sealed record VariantAnswer(
    Guid Id, Guid AccountId, string Channel, string Language, string Text, int Length, int MostCharacters, VariantState State, string? Link, DateTimeOffset? PublishedAt, string? FailedWith, int Replies, int Boosts, int Favourites);

/// <summary>A picture of a post.</summary>
public sealed record PictureAnswer(int Number, string Name, string Alt);

/// <summary>Somebody who was asked to approve.</summary>
public sealed record ApproverAnswer(Guid MemberId, string Name, ApprovalAnswer Answer, string? Reason, DateTimeOffset? AnsweredAt);

[JsonSerializable(typeof(CalendarAnswer))]
[JsonSerializable(typeof(ChannelsAnswer))]
[JsonSerializable(typeof(Page<PostItem>))]
[JsonSerializable(typeof(PostAnswer))]
[JsonSerializable(typeof(PostBody))]
[JsonSerializable(typeof(PostMade))]
[JsonSerializable(typeof(ApprovalBody))]
[JsonSerializable(typeof(VersionBody))]
[JsonSerializable(typeof(ObjectionBody))]
[JsonSerializable(typeof(ScheduleBody))]
[JsonSerializable(typeof(TimeBody))]
[JsonSerializable(typeof(PlaceBody))]
internal sealed partial class ChannelsApiJson : JsonSerializerContext;
