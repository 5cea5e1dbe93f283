namespace Herberge.Browser.Tests.Setup;

/// <summary>A size and theme every page is looked at in.</summary>
public sealed record Screen(string Name, int Width, int Height, bool Dark)
{
    public static IReadOnlyList<Screen> All { get; } =
    [
        new("1440-light", 1440, 1000, false), new("1440-dark", 1440, 1000, true),
        new("390-light", 390, 844, false), new("390-dark", 390, 844, true),
    ];

    /// <summary>Whether axe-core looks too, which takes seconds a page: one width in each theme.</summary>
    public bool IsExamined => Dark == Width < 800;

    public override string ToString() => Name;
}
