using Herberge.Foundation.Access;

namespace Herberge.Gatherings.Calendar;

/// <summary>What a room beside this one puts behind secret addresses of its kind. It is asked at every reading, with what the owner may see then.</summary>
internal interface IFeedContent
{
    FeedKind Kind { get; }

    bool MayRead(Viewer viewer);

    Task<string> TextAsync(Viewer viewer, CancellationToken ct);
}
