using Herberge.Shell;
using Herberge.Silos.Figures;
using Herberge.Silos.Maps;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.SilosPages;

/// <summary>The map in words: who is closest, who is farthest apart.</summary>
internal sealed class MapSentence(SilosView view, IStringLocalizer<SilosWords> words, Format format)
{
    private readonly GroupNames _names = new(view, words);

    public string Of(MapLines lines) => string.Join(' ', Parts(lines));

    private IEnumerable<string> Parts(MapLines lines)
    {
        if (lines.Strongest.Count > 0) yield return Told("map-closest", lines.Strongest[0]);
        if (lines.WidestGaps.Count > 0) yield return Told("map-farthest", lines.WidestGaps[0]);
        else yield return words["map-no-gap"];
    }

    private string Told(string key, CellFigure cell) => words[key, _names.Whole(cell.A), _names.Whole(cell.B), format.Number(cell.Ratio ?? 0, 2)];
}
