using System.Text.Json.Serialization;
using Herberge.Gatherings.Sessions;

namespace Herberge.Gatherings.Api;

/// <summary>A session somebody proposes.</summary>
/// <param name="StartsAt">Null while it has no place in a plan you may see.</param>
/// <param name="Wants">What you said yourself.</param>
/// <param name="Interest">How many want it, as far as that is told.</param>
public sealed record SessionItem(Guid Id, string Title, string Text, SessionKind Kind, IReadOnlyList<string> Hosts, DateTimeOffset? StartsAt, DateTimeOffset? EndsAt, string? Room, bool Wants, int? Interest, Guid? ThreadId);

/// <summary>Sessions of a gathering.</summary>
/// <param name="IsPublished">Its plan stands; nobody votes any more.</param>
public sealed record SessionsReport(bool IsPublished, bool MayPropose, bool MayWish, IReadOnlyList<SessionItem> Items)
{
    internal static SessionsReport Of(SessionsView view) => new(view.IsPublished, view.MayPropose, view.MayWish,
        [.. view.Sessions.Select(s => new SessionItem(s.Id, s.Title, s.Text, s.Kind, [.. s.Hosts.Select(h => h.Name)], view.SlotOf(s)?.From, view.SlotOf(s)?.Until, view.RoomOf(s)?.Name, s.Wants, s.Interest, s.ThreadId))]);
}

/// <param name="Text">What it is for.</param>
/// <param name="CoHosts">Handles of who gives it with you.</param>
public sealed record SessionBody(string? Title, string? Text, SessionKind Kind = SessionKind.Talk, IReadOnlyList<string>? CoHosts = null);

public sealed record WishBody([property: JsonRequired] bool Wants);

[JsonSerializable(typeof(SessionsReport))]
[JsonSerializable(typeof(SessionBody))]
[JsonSerializable(typeof(WishBody))]
internal sealed partial class SessionsApiJson : JsonSerializerContext;
