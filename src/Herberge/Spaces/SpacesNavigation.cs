using Herberge.Foundation.Access;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces;

/// <summary>The room's lines in the frame: spaces with what is new, what “Neu” offers, and the bell.</summary>
internal sealed class SpacesNavigation(MyRooms myRooms, IStringLocalizer<SpacesWords> words) : INavigationSource
{
    private const int InTheRail = 12;

    public async ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return [];
        var mine = await myRooms.OfAsync(viewer, ct);
        var entries = new List<NavigationEntry>(mine.Rooms.Count + 6)
        {
            new(NavigationGroup.Rooms, "/spaces", words["spaces-title"], "door", mine.Unread),
        };
        entries.AddRange(mine.Rooms.Take(InTheRail)
            .Select(room => new NavigationEntry(NavigationGroup.MySpaces, $"/spaces/{room.Slug}", room.Name, null, room.Unread, Hue: room.Hue)));
        if (viewer.IsInside) entries.Add(new NavigationEntry(NavigationGroup.AfterMySpaces, "/spaces#discover-h", words["discover-spaces"], "plus"));
        if (mine.Rooms.Count > 0)
        {
            entries.Add(new NavigationEntry(NavigationGroup.New, "/new?kind=question", words["ask-question"], "help-circle"));
            entries.Add(new NavigationEntry(NavigationGroup.New, "/new", words["start-conversation"], "messages"));
        }

        if (viewer.IsInside) entries.Add(new NavigationEntry(NavigationGroup.New, "/spaces/new", words["open-space"], "door-enter"));
        entries.Add(new NavigationEntry(NavigationGroup.Bell, "/bell", words["bell-title"], "bell", mine.Unseen, Waits: true));
        return entries;
    }
}
