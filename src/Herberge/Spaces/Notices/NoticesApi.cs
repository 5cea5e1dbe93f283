using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;

namespace Herberge.Spaces.Notices;

/// <param name="Pace">How soon you get a mail.</param>
/// <param name="Chosen">What you chose here; null where something else decides: for a space what holds everywhere, else what is usual.</param>
public sealed record MailPace(NotificationKind Kind, NoticePace Pace, NoticePace? Chosen);

/// <param name="Spaces">Addresses of the spaces you chose something else for.</param>
public sealed record MailsAnswer(IReadOnlyList<MailPace> Paces, IReadOnlyList<string> Spaces);

/// <param name="Pace">Null lets something else decide: for a space what holds everywhere, else what is usual.</param>
public sealed record PaceBody([property: JsonRequired] NotificationKind Kind, NoticePace? Pace);

/// <param name="Paces">All that you choose; kinds that are missing are not chosen.</param>
public sealed record MailsBody([property: JsonRequired] IReadOnlyList<PaceBody> Paces);

/// <summary>How and when mails reach the token's member.</summary>
internal static class NoticesApi
{
    public static void MapNoticesApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Home");
        api.MapGet("/me/mails", async (ChooseMails mails, Viewer viewer, CancellationToken ct) =>
                TypedResults.Ok(await AnswerAsync(mails, null, viewer, ct)))
            .Operation(TokenScopes.Read, "readMails", "How soon you get a mail about what").Produces<MailsAnswer>();
        api.MapPut("/me/mails", async (MailsBody body, ChooseMails mails, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await mails.HandleAsync(null, Paces(body), viewer, ct)))
            .Operation(TokenScopes.Write, "chooseMails", "Chooses how soon you get a mail about what").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/me/mail-hours", async (ChooseHours hours, Viewer viewer, CancellationToken ct) => TypedResults.Ok(await hours.ReadAsync(viewer, ct)))
            .Operation(TokenScopes.Read, "readMailHours", "When you get no mails").Produces<NoticeHoursInput>();
        api.MapPut("/me/mail-hours", async (NoticeHoursInput body, ChooseHours hours, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await hours.HandleAsync(body with { DaysOff = body.DaysOff ?? [] }, viewer, ct)))
            .Operation(TokenScopes.Write, "chooseMailHours", "Chooses when you get no mails").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/spaces/{slug}/mails", async (string slug, ChooseMails mails, Viewer viewer, Reply reply, CancellationToken ct) =>
                await mails.SpaceOfAsync(slug, viewer, ct) is { } space ? TypedResults.Ok(await AnswerAsync(mails, space, viewer, ct)) : reply.Refuse(Problem.NotFound()))
            .Operation(TokenScopes.Read, "readSpaceMails", "How soon you get a mail about what in a space").Produces<MailsAnswer>();
        api.MapPut("/spaces/{slug}/mails", async (string slug, MailsBody body, ChooseMails mails, Viewer viewer, Reply reply, CancellationToken ct) =>
                await mails.SpaceOfAsync(slug, viewer, ct) is { } space ? reply.Done(await mails.HandleAsync(space, Paces(body), viewer, ct)) : reply.Refuse(Problem.NotFound()))
            .Operation(TokenScopes.Write, "chooseSpaceMails", "Chooses how soon you get a mail about what in a space").Produces(StatusCodes.Status204NoContent);
    }

    private static async Task<MailsAnswer> AnswerAsync(ChooseMails mails, Guid? space, Viewer viewer, CancellationToken ct) => new(
        [.. (await mails.ReadAsync(space, viewer, ct)).Select(c => new MailPace(c.Kind, c.Holds, c.Chosen))],
        space is null ? [.. (await mails.SpacesAsync(viewer, ct)).Select(s => s.Slug)] : []);

    private static Dictionary<NotificationKind, NoticePace?> Paces(MailsBody body) => body.Paces.DistinctBy(p => p.Kind).ToDictionary(p => p.Kind, p => p.Pace);
}

[JsonSerializable(typeof(MailsAnswer))]
[JsonSerializable(typeof(MailsBody))]
[JsonSerializable(typeof(NoticeHoursInput))]
internal sealed partial class NoticesJson : JsonSerializerContext;
