using Herberge.Foundation.Access;

namespace Herberge.Shell;

public enum NavigationGroup
{
    /// <summary>The rooms, top of the rail.</summary>
    Rooms,

    /// <summary>What hosts and administrators run.</summary>
    Hosting,

    /// <summary>„Meine Räume“.</summary>
    MySpaces,

    /// <summary>Below the spaces, e.g. “Räume entdecken”.</summary>
    AfterMySpaces,

    /// <summary>What “Neu” offers: “Frage stellen”.</summary>
    New,

    /// <summary>The bell; at most one entry, its count is what is unseen.</summary>
    Bell,

    /// <summary>Something the house asks of the reader, said on top of every page until it is done; it closes nothing.</summary>
    Asks,

    /// <summary>Foot of the rail: house rules, privacy.</summary>
    Foot,
}

/// <param name="Icon">Name of an icon in the sprite; null in <see cref="NavigationGroup.MySpaces"/>, which shows a dot of <paramref name="Hue"/>.</param>
/// <param name="Count">Unread or waiting; 0 shows nothing.</param>
/// <param name="Waits">True when people wait: the count is amber.</param>
public sealed record NavigationEntry(
    NavigationGroup Group, string Href, string Text, string? Icon, int Count = 0, bool Waits = false, int Hue = 0);

/// <summary>A room's lines in the rail. The shell asks all of them in order of registration and knows no room.</summary>
public interface INavigationSource
{
    ValueTask<IReadOnlyList<NavigationEntry>> EntriesAsync(Viewer viewer, CancellationToken ct);
}
