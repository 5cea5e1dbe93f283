using System.Collections.Concurrent;
using Herberge.People;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces;

/// <param name="State">The thread as it was when the page was asked for: version, posts ever written, posts that stand.</param>
/// <param name="Accepted">The accepted answer, where the page shows it beside its own posts.</param>
internal sealed record PostsOfPage(Guid ThreadId, int Page, bool Helpful, (long Version, int Posts, int Replies) State, Guid? Accepted);

/// <param name="Cards">The posts' cards as HTML, one for each way a reader may see them.</param>
internal sealed record KeptPage(IReadOnlyList<PostLine> Posts, ConcurrentDictionary<CardFace, MarkupString> Cards);

/// <summary>
/// The posts of a page of a thread, kept in memory from one reader to the next: what is the same for all of them. A page is
/// good for one version of its thread, which every write raises, and one <see cref="PeopleEdition"/>; a name changed in
/// another process shows after <see cref="Longest"/> at the latest. Whether somebody may read is asked before, each time.
/// </summary>
internal sealed class KeptPosts(PeopleEdition people) : IDisposable
{
    private const int PostsKept = 4_000;
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly MemoryCache _pages = new(new MemoryCacheOptions { SizeLimit = PostsKept });

    public async ValueTask<KeptPage> OfAsync(PostsOfPage page, Func<Task<IReadOnlyList<PostLine>>> read)
    {
        var key = (page, people.Value);
        if (_pages.TryGetValue(key, out KeptPage? known)) return known!;
        var kept = new KeptPage(await read(), []);
        _pages.Set(key, kept, new MemoryCacheEntryOptions { AbsoluteExpirationRelativeToNow = Longest, Size = Math.Max(kept.Posts.Count, 1) });
        return kept;
    }

    public void Dispose() => _pages.Dispose();
}
