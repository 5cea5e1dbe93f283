using Herberge.Silos.Figures;
using Herberge.Silos.Releases;
using Herberge.Silos.SilosPages;
using Microsoft.Extensions.Localization;

namespace Herberge.Silos.Exports;

/// <summary>
/// Released figures as CSV for a spreadsheet. What is hidden is left out: an empty cell would invite to a guess.
/// </summary>
internal sealed class ExportTable(SilosView view, IStringLocalizer<SilosWords> words)
{
    public static readonly IReadOnlyList<string> Names = ["trend", "units", "matrix", "spaces", "map"];

    private readonly CsvFile _file = new();
    private readonly GroupNames _names = new(view, words);

    public string Text(string name)
    {
        switch (name)
        {
            case "trend": Trend(); break;
            case "units": Units(); break;
            case "matrix": Matrix(); break;
            case "spaces": Spaces(); break;
            default: Map(); break;
        }

        return _file.Text;
    }

    private void Trend()
    {
        Line(words["export-day"], words["export-days"], words["openness-short"], words["export-low"], words["export-high"], words["export-ties"]);
        foreach (var point in view.Trend)
            Line(CsvFile.Day(point.Day), N(ReleaseCalendar.TrendWindow), N(point.Value), N(point.Low), N(point.High), N(point.Ties));
    }

    private void Units()
    {
        Line(words[$"group-{view.Key.By}"], words["people"], words["openness-short"], words["attainable"], words["export-ei"], words["export-standing"]);
        var cells = view.Figures.Ratios();
        for (var unit = 0; unit < view.Figures.Units; unit++)
        {
            var figure = view.Figures.ByUnit[unit];
            if (figure.Suppressed) continue;
            var (standing, _) = UnitStanding.Of(figure, cells.Cell(unit, unit));
            Line(_names.Whole(unit), N(figure.People), N(figure.Openness), N(figure.Attainable), N(figure.EiIndex), words[$"map-standing-{standing}"]);
        }
    }

    private void Matrix()
    {
        Line(words["export-a"], words["export-b"], words["export-weight"], words["export-expected"], words["observed-expected"], words["export-z"], words["export-on-few"]);
        foreach (var cell in view.Figures.Matrix)
            if (!cell.Suppressed)
                Line(_names.Whole(cell.A), _names.Whole(cell.B), N(cell.Weight), N(cell.Expected), N(cell.Ratio), N(cell.Z), N(cell.OnFew));
    }

    private void Spaces()
    {
        Line(words["export-space"], words["contributes"]);
        var named = view.Figures.Spaces.Where(part => part.Space is { } id && view.Spaces.ContainsKey(id)).ToList();
        foreach (var part in named) Line(view.Spaces[part.Space!.Value].Name, N(part.Openness));
        var rest = view.Figures.Spaces.Sum(part => part.Openness) - named.Sum(part => part.Openness);
        if (view.Figures.Spaces.Count > named.Count) Line(words["by-space-rest"], N(Math.Round(rest, 3)));
    }

    private void Map()
    {
        var communities = view.Figures.Map?.Communities ?? [];
        Line([words[$"group-{view.Key.By}"], words["people"], words["export-x"], words["export-y"],
            .. communities.Select(found => words["export-community", found.Resolution.ToString(_file.Culture)].Value)]);
        var places = view.Figures.Map?.Places ?? [];
        for (var at = 0; at < places.Count; at++)
        {
            Line([_names.Whole(places[at].Unit), N(view.Figures.ByUnit[places[at].Unit].People), N(places[at].X), N(places[at].Y),
                .. communities.Select(found => N(found.Of[at] + 1))]);
        }
    }

    /// <summary>The trend of one pair: every point is of 30 days.</summary>
    public static string Of(PairView pair, IStringLocalizer<SilosWords> words)
    {
        var file = new CsvFile();
        file.Line(words["export-day"], words["export-days"], words["observed-expected"]);
        foreach (var (day, ratio) in pair.Trend) file.Line(CsvFile.Day(day), file.N(ReleaseCalendar.TrendWindow), file.N(ratio));
        return file.Text;
    }

    private void Line(params string?[] fields) => _file.Line(fields);

    private string N(double? value) => _file.N(value);
}
