using Herberge.Shell;
using Herberge.Silos.Figures;
using Herberge.Silos.Maps;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.SilosPages;

/// <summary>The report's sentences, each made of released figures. What isn't certain is said to be so; what isn't shown is said to be missing.</summary>
internal sealed class ReportText(SilosView view, IStringLocalizer<SilosWords> words, Format format)
{
    private const int Most = 5;
    private const double Fragile = 0.5;

    private readonly GroupNames _names = new(view, words);

    private WholeFigure Whole => view.Figures.Whole;

    private double Openness => Whole.Openness ?? 0;

    public IEnumerable<string> Headline()
    {
        yield return words[$"sentence-{OpennessPhrase.Of(Openness)}", words[$"across-{view.Key.By}"]];
        yield return Whole is { Low: { } low, High: { } high }
            ? words["report-openness-band", Two(Openness), Two(Math.Max(0, low)), Two(high)]
            : words["report-openness", Two(Openness)];
        yield return words["report-people", format.Number(view.Figures.People), format.Number(view.Figures.Units), format.Number(view.Figures.Ties)];
        if (view.Goal is { } goal) yield return words[Openness >= goal ? "report-goal-reached" : "report-goal-open", Two(goal), Two(Math.Abs(goal - Openness))];
    }

    public IEnumerable<string> Change()
    {
        if (view.Before is not { } before) yield return words["report-no-before"];
        else if (!view.ChangeIsSure) yield return words["report-change-unsure", Two(before), format.Signed(Openness - before, 2)];
        else yield return words[Openness >= before ? "report-change-up" : "report-change-down", Two(before), format.Signed(Openness - before, 2)];
        if (view.Trend.Count > 1)
            yield return words["trend-sentence", Two(view.Trend[0].Value), Two(view.Trend[^1].Value), format.Date(view.Trend[0].Day), format.Date(view.Trend[^1].Day)];
        else yield return words["trend-soon"];
    }

    public IEnumerable<string> Chance()
    {
        if (Whole is { CrossShare: { } share, CrossShareExpected: { } expected }) yield return words["across-both", format.Percent(share), format.Percent(expected)];
        if (Whole.ModularityZPermutation is { } z) yield return words[Math.Abs(z) >= 2 ? "report-z-sure" : "report-z-unsure", format.Number(z, 0)];
    }

    public IEnumerable<string> Units()
    {
        var shown = view.Figures.ByUnit.Select((unit, number) => (unit, number)).Where(row => row.unit.Openness is not null).OrderBy(row => row.unit.Openness).ToList();
        if (shown.Count > 1)
            yield return words["report-units", _names.Whole(shown[^1].number), Two(shown[^1].unit.Openness), _names.Whole(shown[0].number), Two(shown[0].unit.Openness)];
        if (view.Figures.SuppressedUnits > 0) yield return words["map-hidden", view.Figures.SuppressedUnits];
    }

    public IEnumerable<string> Bridges()
    {
        var pairs = view.Figures.Matrix.Where(cell => cell.A != cell.B && cell.Ratio is not null).ToList();
        var gaps = pairs.Where(cell => cell is { Ratio: < 1, IsSure: true }).OrderBy(cell => cell.Ratio).ToList();
        yield return gaps.Count == 0 ? words["no-gaps"] : words["report-gaps", format.Number(gaps.Count), format.Number(pairs.Count)];
        foreach (var gap in gaps.Take(Most))
            yield return words["report-gap", _names.Whole(gap.A), _names.Whole(gap.B), format.Percent(gap.Ratio ?? 0), format.Number(Math.Abs(gap.Z ?? 0), 0)];
        var fragile = pairs.Where(cell => cell.OnFew >= Fragile).OrderByDescending(cell => cell.OnFew).ToList();
        if (fragile.Count == 0) yield return words["no-fragile"];
        foreach (var pair in fragile.Take(Most))
            yield return words["report-fragile", _names.Whole(pair.A), _names.Whole(pair.B), format.Percent(pair.OnFew ?? 0)];
    }

    public IEnumerable<string> Inward()
    {
        var cells = view.Figures.Ratios();
        var units = Enumerable.Range(0, view.Figures.Units)
            .Select(unit => (Unit: unit, Figure: view.Figures.ByUnit[unit], Judged: UnitStanding.Of(view.Figures.ByUnit[unit], cells.Cell(unit, unit))))
            .OrderBy(unit => unit.Judged.Position).ToList();
        foreach (var standing in (Standing[])[Standing.Isolated, Standing.Inward])
        {
            var those = units.Where(unit => unit.Judged.Standing == standing).ToList();
            if (those.Count == 0) yield return words[$"map-none-{standing}"];
            foreach (var unit in those.Take(Most))
                yield return words[$"report-{standing}{UnitStanding.Suffix(standing, unit.Figure)}", _names.Whole(unit.Unit), Two(unit.Figure.Openness), Two(Math.Max(0, unit.Figure.Attainable ?? 0))];
            if (those.Count > Most) yield return words["report-more-units", those.Count - Most];
        }

        var (unsure, small) = (units.Count(unit => unit.Judged.Standing == Standing.Unsure), units.Count(unit => unit.Judged.Standing == Standing.CannotClose));
        if (unsure > 0) yield return words["report-unsure", unsure];
        if (small > 0) yield return words["map-cannot-close", small];
    }

    public IEnumerable<string> Groups()
    {
        if (view.Figures.Map is not { Communities.Count: > 0 } map)
        {
            yield return words["map-groups-none"];
            yield break;
        }

        var found = map.Communities[Math.Min(UnitMaps.UsualStep, map.Communities.Count - 1)];
        yield return words["report-groups", format.Number(map.Places.Count), format.Number(found.Count)];
        yield return found is { Nmi: { } nmi, Ari: { } ari }
            ? words["map-agreement", Two(nmi), Two(ari), Two(found.Modularity)]
            : words["map-top", Two(found.Modularity)];
        var lines = MapPlot.Of(view.Figures, MapCanvas.Wide, unit => _names.Of(unit).Name).Lines;
        yield return new MapSentence(view, words, format).Of(lines);
    }

    private string Two(double? value) => format.Number(value ?? 0, 2);
}
