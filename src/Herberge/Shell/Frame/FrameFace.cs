using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;

namespace Herberge.Shell.Frame;

/// <summary>All that makes the frame around one page another than the one around the next.</summary>
public sealed class FrameFace : IEquatable<FrameFace>
{
    private readonly string _path;
    private readonly string _current;
    private readonly string _culture = CultureInfo.CurrentUICulture.Name;
    private readonly string _houseName;
    private readonly Guid? _logo;
    private readonly string? _theme;
    private readonly int _hash;

    /// <param name="path">Of the page, without its query.</param>
    /// <param name="theme">Chosen in this browser, or null for the system's.</param>
    public FrameFace(IReadOnlyList<NavigationEntry> entries, string path, Viewer viewer, House house, Self? self, string? theme)
    {
        (Entries, IsSignedIn, AtDesk, _houseName, _logo, _path) = (entries, viewer.IsSignedIn, viewer.HasDesk, house.Name, house.LogoFileId, path);
        (Self, OtherLanguage, _theme) = (self, viewer.Language == "de" ? "en" : "de", theme);
        _current = path == "/" ? "/" : string.Join('\n', entries.Select(entry => Current(entry.Href) is { } how ? $"{entry.Href} {how}" : null).OfType<string>());
        var hash = new HashCode();
        hash.Add(_culture);
        hash.Add(_current);
        hash.Add(_houseName);
        hash.Add(self);
        foreach (var entry in entries) hash.Add(entry);
        _hash = hash.ToHashCode();
    }

    public IReadOnlyList<NavigationEntry> Entries { get; }

    public bool IsSignedIn { get; }

    /// <summary>On a phone the desk stands where others have the start page.</summary>
    public bool AtDesk { get; }

    /// <summary>Who looks.</summary>
    public Self? Self { get; }

    public string OtherLanguage { get; }

    public IEnumerable<NavigationEntry> In(NavigationGroup group) => Entries.Where(entry => entry.Group == group);

    public bool Has(NavigationGroup group) => Entries.Any(entry => entry.Group == group);

    /// <summary>“page” for this page, “true” for what it lies in.</summary>
    public string? Current(string href)
    {
        if (_path == href) return "page";
        return href != "/" && _path.StartsWith(href, StringComparison.Ordinal) && _path[href.Length] == '/' ? "true" : null;
    }

    public bool Equals(FrameFace? other) => other is not null && _hash == other._hash && IsSignedIn == other.IsSignedIn && AtDesk == other.AtDesk && _logo == other._logo && _culture == other._culture
        && _theme == other._theme && Self == other.Self && OtherLanguage == other.OtherLanguage && _current == other._current && _houseName == other._houseName && Entries.SequenceEqual(other.Entries);

    public override bool Equals(object? obj) => Equals(obj as FrameFace);

    public override int GetHashCode() => _hash;
}
