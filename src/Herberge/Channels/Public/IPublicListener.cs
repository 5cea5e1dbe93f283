namespace Herberge.Channels.Public;

/// <summary>Carries further what becomes public and what ends; called within the transaction that changes it.</summary>
internal interface IPublicListener
{
    Task ShownAsync(PublicPost post, CancellationToken ct);

    /// <summary>It has other words, or its author is named or not named now.</summary>
    Task ChangedAsync(Guid postId, CancellationToken ct);

    Task WithdrawnAsync(IReadOnlyCollection<Guid> postIds, CancellationToken ct);

    /// <summary>The whole window is closed, or can't be followed any more; its posts aren't named one by one.</summary>
    Task ClosedAsync(Guid spaceId, CancellationToken ct);
}
