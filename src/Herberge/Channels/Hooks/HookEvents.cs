using Herberge.Gatherings;
using Herberge.Ideas;
using Herberge.Spaces;

namespace Herberge.Channels.Hooks;

/// <summary>What hooks can be told of. Events are thin: what and where, no text of a post and nobody as its author; the rest is asked for by the API, with a token's rights.</summary>
public static class HookEvents
{
    public const string Test = "hook.test";

    /// <summary>Names in the order they are offered.</summary>
    public static readonly IReadOnlyList<string> All = ["thread.started", "post.added", "idea.submitted", "gathering.announced"];

    /// <returns>Null for what nobody is told of.</returns>
    internal static (string Type, Guid Id, DateTimeOffset At)? Of(object entity) => entity switch
    {
        DiscussionThread { Kind: not ThreadKind.Idea } thread => ("thread.started", thread.Id, thread.CreatedAt),
        Post { Number: > 1 } post => ("post.added", post.Id, post.CreatedAt),
        Idea idea => ("idea.submitted", idea.Id, idea.SubmittedAt),
        Gathering gathering => ("gathering.announced", gathering.Id, gathering.CreatedAt),
        _ => null,
    };
}
