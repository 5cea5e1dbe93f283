using Herberge.Shell.Parts;
using Herberge.Silos.Releases;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.SilosPages;

/// <summary>What the groups of released figures are called, and their colours.</summary>
internal sealed class GroupNames(SilosView view, IStringLocalizer<SilosWords> words)
{
    private const int Hues = 12;

    /// <summary>The last part of a path, as it stands on a chip.</summary>
    public UnitName Of(int unit) => new(Text(Last(Path(unit))), Hue(unit));

    /// <summary>The whole way: “Produktion, Montage”.</summary>
    public string Whole(int unit) => string.Join(", ", Path(unit).Split('/').Select(Text));

    public string Path(int unit) => view.Figures.ByUnit[unit].Unit;

    private int Hue(int unit) => view.Hues.TryGetValue(Path(unit).Split('/')[0], out var hue) ? hue : 1 + (unit % Hues);

    private string Text(string name) => name == Grouping.Inside ? words["inside-house"] : name;

    private static string Last(string path) => path[(path.LastIndexOf('/') + 1)..];
}
