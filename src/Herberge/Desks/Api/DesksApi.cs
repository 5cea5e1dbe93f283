using System.ComponentModel;
using System.Text.Json.Serialization;
using Herberge.Desks.Holidays;
using Herberge.Desks.Items;
using Herberge.Desks.Roles;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Outcomes;

namespace Herberge.Desks.Api;

/// <summary>The desks by token: what lies there, what the team does about it, who stands in for whom.</summary>
internal static class DesksApi
{
    private const int Usual = 30;

    public static void MapDesksApi(this IEndpointRouteBuilder app)
    {
        var api = app.MapApi("Desks");
        api.MapGet("/desk/items", async (
                [Description("host, community or social; without it your own first desk. Who holds a role for chosen spaces finds what belongs to these")] Word<Desk>? desk, [Description("all for what to react to now, questions, flags, new, promises, mine or resting")] Word<DeskPart>? part,
                string? after, int? limit, SeeQueue queue, Viewer viewer, Reply reply, CancellationToken ct) =>
            {
                if (Cursor.Check(limit) is { } wrong) return reply.Refuse(wrong);
                var (at, which) = (desk?.Value ?? viewer.Desks.FirstOrDefault(Desk.Community), part?.Value ?? DeskPart.All);
                var list = $"desk-{at}-{which}";
                var place = Cursor.Open(list, after);
                return reply.Ok(
                    place.Succeeded ? await queue.HandleAsync(which, at, place.Value.Key, limit ?? Usual, viewer, ct) : Result<QueuePage>.From(place.Problems),
                    page => new Page<DeskItemAnswer>([.. page.Items.Select(DeskItemAnswer.Of)], Cursor.Wrap(list, page.Next)));
            })
            .Operation(TokenScopes.Read, "listDeskItems", "What lies on a desk, the oldest first; empty for whoever works at none").Produces<Page<DeskItemAnswer>>();
        api.MapGet("/desk/items/{item}", async ([Description("Kind and id, as in the list: thread-0198…")] string item, SeeQueue queue, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Found(ItemKey.Read(item) is { } key ? await queue.FindAsync(key, viewer, ct) : null, DeskItemAnswer.Of))
            .Operation(TokenScopes.Read, "readDeskItem", "One thing on a desk and how it is handled").Produces<DeskItemAnswer>();
        api.MapPost("/desk/items/{item}/handling", async ([Description("Kind and id, as in the list: thread-0198…")] string item, HandlingBody body, HandleItem handle, Viewer viewer, Reply reply, CancellationToken ct) =>
                ItemKey.Read(item) is { } key ? reply.Done(await HandleAsync(key, body, handle, viewer, ct)) : reply.Refuse(Problem.NotFound()))
            .Operation(TokenScopes.Write, "handleDeskItem", "Takes it on, gives it back, hands it over, asks somebody, puts it off, is done with it, or takes your last change back").Produces(StatusCodes.Status204NoContent);
        api.MapGet("/desk/team", async (NameDeputy deputies, Viewer viewer, Reply reply, CancellationToken ct) => reply.Ok(await deputies.SeeAsync(viewer, ct), TeamAnswer.Of))
            .Operation(TokenScopes.Read, "readDeskTeam", "Who works at desks, and who stands in for whom").Produces<TeamAnswer>();
        api.MapPost("/desk/roles", async (DeskRoleBody body, GiveRole give, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Done(await give.HandleAsync(new GiveRoleInput(body.Who, body.Role, body.WholeHouse, body.Spaces ?? []), viewer, ct)))
            .Operation(TokenScopes.Write, "giveDeskRole", "Gives one of the three roles, for the whole house or for chosen spaces; for administrators and hosts of the house").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/desk/roles/{memberId:guid}/{role}", async (Guid memberId, [Description("host, community or social")] Word<Desk> role, [Description("Id of the space; without it the role for the whole house")] Guid? space, GiveRole give, Viewer viewer, Reply reply, CancellationToken ct) =>
                reply.Ok(await give.TakeAsync(memberId, role.Value, space, viewer, ct), taken => new RoleTakenAnswer(taken.StaysHost)))
            .Operation(TokenScopes.Write, "takeDeskRole", "Takes a role back").Produces<RoleTakenAnswer>();
        api.MapPost("/desk/deputies", async (StandInInput body, NameDeputy deputies, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await deputies.HandleAsync(body, viewer, ct)))
            .Operation(TokenScopes.Write, "nameDeskDeputy", "Names a colleague who looks after your things for some days").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/desk/deputies/{id:guid}", async (Guid id, NameDeputy deputies, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await deputies.EndAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "endDeskDeputy", "Ends it, by either of the two").Produces(StatusCodes.Status204NoContent);
        api.MapDelete("/desk/asked/{id:guid}", async ([Description("Id of the thread you were asked about")] Guid id, HandleItem handle, Viewer viewer, Reply reply, CancellationToken ct) => reply.Done(await handle.DeclineAsync(id, viewer, ct)))
            .Operation(TokenScopes.Write, "declineAsk", "You were asked and can't answer; who asked is told").Produces(StatusCodes.Status204NoContent);
    }

    private static Task<Result<Done>> HandleAsync(ItemKey key, HandlingBody body, HandleItem handle, Viewer viewer, CancellationToken ct)
    {
        var plain = new ItemInput(key, body.Version);
        return body.Act switch
        {
            HandlingAct.Take => handle.TakeAsync(plain, viewer, ct),
            HandlingAct.GiveBack => handle.GiveBackAsync(plain, viewer, ct),
            HandlingAct.HandOver => handle.HandOverAsync(new HandOverInput(key, body.Version, body.ToId, body.Note), viewer, ct),
            HandlingAct.Ask => handle.AskAsync(new AskInput(key, body.Version, body.Who, body.Message, body.ChaseOn), viewer, ct),
            HandlingAct.Snooze => handle.SnoozeAsync(new SnoozeInput(key, body.Version, body.Until, body.Reason), viewer, ct),
            HandlingAct.Done => handle.FinishAsync(plain, viewer, ct),
            _ => handle.UndoAsync(plain, viewer, ct),
        };
    }
}

public enum HandlingAct : byte
{
    Take,
    GiveBack,
    HandOver,
    Ask,
    Snooze,
    Done,
    Undo,
}

/// <summary>What shall become of a thing.</summary>
/// <param name="Version">As it was read: whoever comes second is told what the first did.</param>
/// <param name="ToId">To hand over: whom of the team it goes to.</param>
/// <param name="Note">To hand over: a word that goes with it.</param>
/// <param name="Who">To ask: handle of the one who could know.</param>
/// <param name="Message">To ask: what they are told.</param>
/// <param name="ChaseOn">To ask: the day to ask again.</param>
/// <param name="Until">To put off: the first day it is shown again.</param>
/// <param name="Reason">To put off: why.</param>
public sealed record HandlingBody(HandlingAct Act, int Version, Guid? ToId = null, string? Note = null, string? Who = null, string? Message = null, DateOnly? ChaseOn = null, DateOnly? Until = null, string? Reason = null);

/// <summary>One thing on a desk.</summary>
/// <param name="Item">Names it in addresses.</param>
/// <param name="Due">Until when an answer was promised.</param>
/// <param name="Page">Where it is looked at and answered.</param>
public sealed record DeskItemAnswer(string Item, DeskKind Kind, Guid Id, DateTimeOffset Since, string Title, DateOnly? Due, string? Person, string? Handle, string? Unit, string? Place, string Page, HandlingAnswer Handling)
{
    internal static DeskItemAnswer Of(DeskItem item) => new(
        item.Key.ToString(), item.Key.Kind, item.Key.Subject, item.Since, item.Title, item.Due, item.Person, item.Handle, item.Unit, item.Place, item.Href, HandlingAnswer.Of(item.Handling));
}

/// <summary>How it is handled.</summary>
/// <param name="Version">0 where nobody did anything yet.</param>
public sealed record HandlingAnswer(int Version, string? Holder, string? Asked, string? Note, DateTimeOffset? QuietUntil, DateOnly? ChaseOn, DateTimeOffset? DoneAt)
{
    internal static HandlingAnswer Of(HandlingView view) => new(view.Version, view.Holder, view.Asked, view.State.Note, view.State.QuietUntil, view.State.ChaseOn, view.State.DoneAt);
}

/// <summary>The team of the desks.</summary>
public sealed record TeamAnswer(IReadOnlyList<TeamPersonAnswer> Items, IReadOnlyList<DeputyAnswer> Away)
{
    internal static TeamAnswer Of(TeamView view) => new(
        [.. view.People.Select(TeamPersonAnswer.Of)],
        [.. view.Away.Select(a => new DeputyAnswer(a.Id, a.Member, a.Deputy, a.From, a.Until))]);
}

/// <summary>Somebody of the team.</summary>
/// <param name="Desks">Roles for the whole house.</param>
/// <param name="Spaces">Roles for chosen spaces alone.</param>
public sealed record TeamPersonAnswer(Guid Id, string Name, string Handle, IReadOnlyList<Desk> Desks, IReadOnlyList<TeamSpaceAnswer> Spaces)
{
    internal static TeamPersonAnswer Of(TeamPerson person) =>
        new(person.Id, person.Name, person.Handle, DesksAccess.DesksOf(person.Roles), [.. person.Spaces.Select(s => new TeamSpaceAnswer(s.Slug, s.Name, DesksAccess.DesksOf(s.Roles)))]);
}

/// <summary>A space somebody holds roles for.</summary>
public sealed record TeamSpaceAnswer(string Space, string Name, IReadOnlyList<Desk> Desks);

/// <summary>Somebody is away.</summary>
/// <param name="Until">The last day.</param>
public sealed record DeputyAnswer(Guid Id, string Member, string Deputy, DateOnly From, DateOnly Until);

/// <summary>A role for somebody.</summary>
/// <param name="Who">Handle or name.</param>
/// <param name="WholeHouse">Otherwise for <paramref name="Spaces"/> alone.</param>
/// <param name="Spaces">Ids of spaces.</param>
public sealed record DeskRoleBody(string? Who, Desk? Role, bool WholeHouse = false, IReadOnlyList<Guid>? Spaces = null);

/// <summary>The role is taken back.</summary>
/// <param name="StaysHost">Nobody else hosts the space, so they go on hosting it.</param>
public sealed record RoleTakenAnswer(bool StaysHost);

[JsonSerializable(typeof(DeskRoleBody))]
[JsonSerializable(typeof(RoleTakenAnswer))]
[JsonSerializable(typeof(Page<DeskItemAnswer>))]
[JsonSerializable(typeof(HandlingBody))]
[JsonSerializable(typeof(TeamAnswer))]
[JsonSerializable(typeof(StandInInput))]
internal sealed partial class DesksApiJson : JsonSerializerContext;
