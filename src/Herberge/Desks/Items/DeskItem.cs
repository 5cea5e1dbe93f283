using System.Globalization;

namespace Herberge.Desks.Items;

/// <summary>How a thing is handled, as the team reads it.</summary>
/// <param name="Version">0 where nobody did anything yet.</param>
/// <param name="LastBy">Who did the last thing with it.</param>
public sealed record HandlingView(int Version, HandlingState State, string? Holder, string? Asked, Handled? Last, Guid? LastById, string? LastBy, DateTimeOffset? LastAt)
{
    public static HandlingView None { get; } = new(0, new HandlingState(), null, null, null, null, null, null);

    /// <summary>Asked somebody, and the day to ask again has come.</summary>
    public bool IsToChase(DateOnly today) => State.AskedId is not null && State.DoneAt is null && State.ChaseOn <= today;
}

/// <summary>One thing on a desk.</summary>
public sealed record DeskItem(
    ItemKey Key, DateTimeOffset Since, string Title, DateOnly? Due, string? Person, string? Handle, string? Unit, int? Hue, string? Place, Guid? ThreadId, Guid? SpaceId, bool Asks, int Number, HandlingView Handling)
{
    /// <summary>The page of its room.</summary>
    public string Href => Key.Kind switch
    {
        DeskKind.Thread => $"/threads/{Key.Subject}",
        DeskKind.Flag => $"/moderation/cases/{Key.Subject}",
        DeskKind.Held => $"/held/{Key.Subject}",
        DeskKind.Alert => "/silos#alerts",
        DeskKind.Incident => $"/incidents/{Key.Subject}",
        DeskKind.Mention => $"/channels/alerts/{Key.Subject}",
        DeskKind.Approval => $"/channels/posts/{Key.Subject}",
        DeskKind.Reply or DeskKind.Report => $"/channels/fediverse#{Key}",
        DeskKind.Newcomer => $"/people/{Handle}",
        DeskKind.IdeaAnswer => $"/ideas/{Key.Subject}",
        DeskKind.IdeaDecision => $"/ideas/{Key.Subject}/decide",
        _ => $"/voices/needs/{Key.Subject}#tell",
    };

    /// <summary>Where it is answered at once.</summary>
    public string AnswerHref => Key.Kind switch
    {
        DeskKind.Thread => $"/threads/{Key.Subject}#compose",
        DeskKind.IdeaAnswer => $"/threads/{ThreadId}#compose",
        DeskKind.Newcomer => ThreadId is { } thread ? $"/threads/{thread}#compose" : $"/new?text={Uri.EscapeDataString($"@{Handle} ")}",
        _ => Href,
    };

    /// <summary>Whom to route to makes sense for what somebody can answer.</summary>
    public bool CanBeAsked => Key.Kind is DeskKind.Thread;

    /// <summary>What somebody was asked by name is theirs alone: nobody takes it on, passes it on or puts it off.</summary>
    public bool IsShared => Key.Kind is not DeskKind.Approval;

    /// <summary>Place in the queue.</summary>
    public string PageKey => string.Create(CultureInfo.InvariantCulture, $"{Since.UtcTicks}.{Key.Subject:N}");
}
