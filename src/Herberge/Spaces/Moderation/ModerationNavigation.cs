using Herberge.Foundation.Access;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Moderation;

/// <summary>What the frame says of moderation, read together with a member's spaces (<see cref="MyRooms"/>).</summary>
/// <param name="Hosts">The member hosts a space.</param>
/// <param name="Waiting">What waits for them as a moderator.</param>
/// <param name="Newest">Newest edition of the house rules; null while there are none.</param>
/// <param name="Read">The newest edition they said that they read.</param>
public sealed record ModerationFrame(bool Hosts, int Waiting, int? Newest, int? Read)
{
    public static ModerationFrame None { get; } = new(false, 0, null, null);
}

/// <summary>The queue in the rail of those who moderate, the house rules at its foot, and a word on top while a new edition is unread.</summary>
internal sealed class ModerationNavigation(MyRooms myRooms, IStringLocalizer<ModerationWords> words) : INavigationSource
{
    public async ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return [];
        var known = (await myRooms.OfAsync(viewer, ct)).Moderation;
        var entries = new List<NavigationEntry>(3);
        if (viewer.IsHost || known.Hosts) entries.Add(new NavigationEntry(NavigationGroup.Hosting, "/moderation", words["queue-title"], "gavel", known.Waiting, Waits: true));
        if (known.Newest is not { } newest) return entries;
        entries.Add(new NavigationEntry(NavigationGroup.Foot, "/house-rules", words["rules-title"], null));
        if (known.Read is null || known.Read < newest)
            entries.Add(new NavigationEntry(NavigationGroup.Asks, "/house-rules", words[newest == 1 ? "rules-banner-first" : "rules-banner"], "book"));
        return entries;
    }
}
