using Herberge.Shell.Parts;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Shell.Frame;

/// <param name="Rail">What leads through the house.</param>
/// <param name="Bar">What stands over it: search, bell, who looks. Empty for nobody.</param>
/// <param name="End">What stands behind every page: quick navigation, what is new, dialogs.</param>
internal sealed record DrawnFrame(MarkupString Rail, MarkupString Bar, MarkupString End);

/// <summary>Keeps drawn frames: from page to page one reader's is the same, and it is a good part of the work of a small page.</summary>
internal sealed class FrameShelf : IDisposable
{
    private const int Characters = 2_000_000;
    private static readonly TimeSpan Unused = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _drawn = new(new MemoryCacheOptions { SizeLimit = Characters });

    public DrawnFrame? Find(FrameFace face) => _drawn.Get<DrawnFrame>(face);

    public void Keep(FrameFace face, DrawnFrame frame) =>
        _drawn.Set(face, frame, new MemoryCacheEntryOptions { Size = frame.Rail.Value.Length + frame.Bar.Value.Length + frame.End.Value.Length, SlidingExpiration = Unused });

    public void Dispose() => _drawn.Dispose();
}

/// <summary>Draws the frame around a page, or takes the one drawn before.</summary>
internal sealed class Frames(FrameShelf shelf, DrawMarkup draw)
{
    public async Task<DrawnFrame> OfAsync(FrameFace face)
    {
        if (shelf.Find(face) is { } known) return known;
        var parameters = new Dictionary<string, object?> { [nameof(Rail.Face)] = face };
        var frame = new DrawnFrame(await draw.HandleAsync<Rail>(parameters), await draw.HandleAsync<Topbar>(parameters), await draw.HandleAsync<FrameEnd>(parameters));
        shelf.Keep(face, frame);
        return frame;
    }
}
