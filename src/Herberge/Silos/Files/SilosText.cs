using Herberge.Graphs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Herberge.Silos.Files;

/// <summary>The report for a terminal; without colours and control characters where the output is no terminal.</summary>
internal static class SilosText
{
    private const int UnitsOfMatrix = 12;
    private const int WeeksOfTrend = 26;
    private const int BarOfChance = 20;

    private static readonly string[] Colours = ["orange1", "navajowhite1", "lightgoldenrod2", "default", "aquamarine3"];

    /// <param name="report">What to show.</param>
    /// <param name="words">In which language.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="terminal">Whether a person sits before it: colours, and its width.</param>
    public static void Write(SilosFilesReport report, SilosFilesWords words, TextWriter writer, bool terminal)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = terminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = terminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Capabilities.Unicode = true;
        if (!terminal)
            console.Profile.Width = 100;
        Headline(console, report, words);
        Measures(console, report.Silos, words);
        Trend(console, report, words);
        Units(console, report, words);
        Matrix(console, report, words);
        Section(console, words["notices"]);
        foreach (var notice in report.Notices)
            console.Write(new Padder(new Text("• " + notice), new Padding(2, 0, 0, 0)));
        console.WriteLine();
    }

    private static void Headline(IAnsiConsole console, SilosFilesReport report, SilosFilesWords words)
    {
        var silos = report.Silos;
        Section(console, words["title"]);
        console.MarkupLineInterpolated($"  [bold]{words["openness"]}  {words.Number(silos.Openness.Value)}[/]   {Band(silos.Openness, words)}");
        console.MarkupLineInterpolated($"  {SilosSentence.Of(silos.Openness.Value.Value, words)}");
        console.WriteLine();
        console.WriteLine("  " + words.Format(
            "counts", words.Count(silos.People), words.Count(silos.Units.UnitCount), words.Count(silos.Interactions), words.Count(silos.Ties)));
        if (report.Request.HasWindow)
            console.WriteLine("  " + words.Format("window", report.Request.From ?? "…", report.Request.To ?? "…"));
        console.WriteLine();
    }

    private static string Band(OpennessEstimate openness, SilosFilesWords words) => openness.Low.Value is null
        ? ""
        : words.Format("band", words.Number(openness.Low), words.Number(openness.High));

    private static void Measures(IAnsiConsole console, SiloReport silos, SilosFilesWords words)
    {
        var table = Table(words["measure"], words["value"], words["by-chance"], words["z"]);
        Row(words["cross-share"], words.Percent(silos.CrossShare.Value), words.Percent(silos.CrossShareExpected.Value), "");
        Row(words["modularity"], words.Number(silos.Modularity, "0.000"), words.Number(silos.ModularityExpectedPermutation, "0.000"), words.Number(silos.ModularityZPermutation, "0.0"));
        Row(words["ei-index"], words.Number(silos.EiIndex, "0.000"), words.Number(silos.EiExpectedPermutation, "0.000"), words.Number(silos.EiZPermutation, "0.0"));
        Row(words["ei-configuration"], words.Number(silos.EiIndex, "0.000"), words.Number(silos.EiExpectedConfiguration, "0.000"), words.Number(silos.EiZConfiguration, "0.0"));
        Row(words["ei-rescaled"], words.Number(silos.Attainable.Rescaled, "0.000"), "", "");
        Row(words["assortativity"], words.Number(silos.Assortativity, "0.000"), words.Number(0.0, "0.000"), "");
        Row(words["freeman"], words.Number(silos.FreemanSegregation, "0.000"), words.Number(0.0, "0.000"), "");
        Row(words["communities"], words.Count(silos.Communities!.Count), "", "");
        Row(words["communities-q"], words.Number(silos.Communities.Modularity, "0.000"), "", "");
        Row(words["communities-nmi"], words.Number(silos.Communities.NmiWithUnits), "", "");
        Row(words["pairs-with-ties"], words.Count(silos.UnitPairsWithTies), "", "");
        Row(words["pairs-on-one"], words.Count(silos.PairsHangingOnOne), "", "");
        console.Write(table);
        console.WriteLine();

        void Row(params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);
    }

    private static void Trend(IAnsiConsole console, SilosFilesReport report, SilosFilesWords words)
    {
        if (report.Trend.Count == 0)
            return;
        Section(console, words["trend"]);
        var table = Table(words["week"], words["openness"], words["band-90"], words["ties"], $"0{new string('─', BarOfChance - 2)}1 = {words["chance"]}");
        foreach (var point in report.Trend.TakeLast(WeeksOfTrend))
            table.AddRow(
                new Text(words.Day(point.WeekStart)),
                new Text(words.Number(point.Openness)),
                new Text(point.Low is null ? words["none"] : $"{words.Number(point.Low)} – {words.Number(point.High)}"),
                new Text(words.Count(point.Ties)),
                new Text(new string('█', (int)Math.Round(Math.Clamp(point.Openness ?? 0, 0, 2) * BarOfChance))));
        console.Write(table);
        console.WriteLine();
    }

    private static void Units(IAnsiConsole console, SilosFilesReport report, SilosFilesWords words)
    {
        Section(console, words["by-unit"]);
        var table = Table(words["unit"], words["people"], words["openness"], words["ei-index"], words["inside-outside"]);
        var units = report.Silos.ByUnit
            .OrderBy(unit => report.Release.ShowsUnit(unit.Unit) ? 0 : 1)
            .ThenBy(unit => unit.Openness.Value ?? double.MaxValue);
        foreach (var unit in units)
        {
            var shown = report.Release.ShowsUnit(unit.Unit);
            table.AddRow(
                new Text(unit.Label),
                new Text(words.Count(unit.People)),
                new Text(shown ? words.Number(unit.Openness) : words["hidden"]),
                new Text(shown ? words.Number(unit.EiIndex) : ""),
                new Text(shown ? words.Number(unit.InsideOutsideRatio) : ""));
        }

        console.Write(table);
        console.WriteLine();
    }

    private static void Matrix(IAnsiConsole console, SilosFilesReport report, SilosFilesWords words)
    {
        var units = report.Silos.ByUnit.Where(unit => report.Release.ShowsUnit(unit.Unit)).ToList();
        if (units.Count is < 2 or > UnitsOfMatrix)
            return;
        Section(console, words["matrix"]);
        var table = Table(["", .. units.Select((_, at) => $"{at + 1}")]);
        for (var row = 0; row < units.Count; row++)
        {
            var cells = new List<IRenderable> { new Text($"{row + 1} {units[row].Label}") };
            foreach (var other in units)
            {
                var weight = report.Silos.Matrix.Cell(units[row].Unit, other.Unit).Weight;
                var expected = report.Silos.Matrix.Expected(units[row].Unit, other.Unit);
                cells.Add(!report.Release.ShowsCell(units[row].Unit, other.Unit, weight) || expected <= 0
                    ? new Text("░░")
                    : new Markup($"[{Colours[HeatStep.Of(weight / expected)]}]{Markup.Escape(words.Number(weight / expected))}[/]"));
            }

            table.AddRow(cells);
        }

        console.Write(table);
        console.WriteLine("  " + words["matrix-key"]);
        console.WriteLine();
    }

    private static void Section(IAnsiConsole console, string title) =>
        console.Write(new Rule(Markup.Escape(title)).LeftJustified());

    private static Table Table(params string[] columns)
    {
        var table = new Table().Border(TableBorder.Simple);
        for (var column = 0; column < columns.Length; column++)
        {
            var header = new TableColumn(Markup.Escape(columns[column])).NoWrap();
            table.AddColumn(column == 0 || columns[column].StartsWith("0─", StringComparison.Ordinal) ? header : header.RightAligned());
        }

        return table;
    }
}
