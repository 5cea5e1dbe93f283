namespace Herberge.Foundation.Access;

/// <summary>Holds the viewer of one request; set once by the middleware, injected as <see cref="Viewer"/>.</summary>
public sealed class CurrentViewer
{
    public Viewer Value { get; set; } = Viewer.Nobody;
}

/// <summary>Tells who a signed-in account is. The room People knows; null when the person may no longer come in.</summary>
public interface IViewerSource
{
    ValueTask<Viewer?> FindAsync(Guid memberId, CancellationToken ct);

    /// <summary>Whether a browser signed in under this security stamp is still, or was signed out from elsewhere.</summary>
    ValueTask<bool> IsSignedInAsync(Guid memberId, string stamp, CancellationToken ct);

    /// <summary>Forgets what was remembered about a member whose state, roles or language changed.</summary>
    void Forget(Guid memberId);
}
