using Herberge.Silos.Figures;
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

    /// <param name="figures">What to show.</param>
    /// <param name="words">In which language.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="terminal">Whether a person sits before it: colours, and its width.</param>
    public static void Write(SiloFigures figures, SilosFilesWords words, TextWriter writer, bool terminal)
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
        Headline(console, figures, words);
        Measures(console, figures.Whole, words);
        Trend(console, figures, words);
        Units(console, figures, words);
        Matrix(console, figures, words);
        Section(console, words["notices"]);
        foreach (var notice in figures.Notices)
            console.Write(new Padder(new Text("• " + notice), new Padding(2, 0, 0, 0)));
        console.WriteLine();
    }

    private static void Headline(IAnsiConsole console, SiloFigures figures, SilosFilesWords words)
    {
        var whole = figures.Whole;
        Section(console, words["title"]);
        console.MarkupLineInterpolated($"  [bold]{words["openness"]}  {words.Number(whole.Openness)}[/]   {Band(whole, words)}");
        console.MarkupLineInterpolated($"  {SilosSentence.Of(whole.Openness, words)}");
        console.WriteLine();
        console.WriteLine("  " + words.Format(
            "counts", words.Count(figures.People), words.Count(figures.Units), words.Count(figures.Interactions), words.Count(figures.Ties)));
        if ((figures.From ?? figures.To) is not null)
            console.WriteLine("  " + words.Format("window", figures.From ?? "…", figures.To ?? "…"));
        console.WriteLine();
    }

    private static string Band(WholeFigure whole, SilosFilesWords words) => whole.Low is null
        ? ""
        : words.Format("band", words.Number(whole.Low), words.Number(whole.High));

    private static void Measures(IAnsiConsole console, WholeFigure whole, SilosFilesWords words)
    {
        var table = Table(words["measure"], words["value"], words["by-chance"], words["z"]);
        Row(words["cross-share"], words.Percent(whole.CrossShare), words.Percent(whole.CrossShareExpected), "");
        Row(words["modularity"], words.Number(whole.Modularity, "0.000"), words.Number(whole.ModularityExpectedPermutation, "0.000"), words.Number(whole.ModularityZPermutation, "0.0"));
        Row(words["ei-index"], words.Number(whole.EiIndex, "0.000"), words.Number(whole.EiExpectedPermutation, "0.000"), words.Number(whole.EiZPermutation, "0.0"));
        Row(words["ei-configuration"], words.Number(whole.EiIndex, "0.000"), words.Number(whole.EiExpectedConfiguration, "0.000"), words.Number(whole.EiZConfiguration, "0.0"));
        Row(words["ei-rescaled"], words.Number(whole.EiRescaled, "0.000"), "", "");
        Row(words["assortativity"], words.Number(whole.Assortativity, "0.000"), words.Number(0.0, "0.000"), "");
        Row(words["freeman"], words.Number(whole.FreemanSegregation, "0.000"), words.Number(0.0, "0.000"), "");
        Row(words["communities"], words.Count(whole.Communities), "", "");
        Row(words["communities-q"], words.Number(whole.CommunitiesModularity, "0.000"), "", "");
        Row(words["communities-nmi"], words.Number(whole.NmiWithUnits), "", "");
        Row(words["pairs-with-ties"], words.Count(whole.UnitPairsWithTies), "", "");
        Row(words["pairs-on-one"], words.Count(whole.PairsHangingOnOne), "", "");
        console.Write(table);
        console.WriteLine();

        void Row(params string[] cells) => table.AddRow([.. cells.Select(cell => new Text(cell))]);
    }

    private static void Trend(IAnsiConsole console, SiloFigures figures, SilosFilesWords words)
    {
        if (figures.Trend.Count == 0)
            return;
        Section(console, words["trend"]);
        var table = Table(words["week"], words["openness"], words["band-90"], words["ties"], $"0{new string('─', BarOfChance - 2)}1 = {words["chance"]}");
        foreach (var point in figures.Trend.TakeLast(WeeksOfTrend))
            table.AddRow(
                new Text(words.Day(point.WeekStart)),
                new Text(words.Number(point.Openness)),
                new Text(point.Low is null ? words["none"] : $"{words.Number(point.Low)} – {words.Number(point.High)}"),
                new Text(words.Count(point.Ties)),
                new Text(new string('█', (int)Math.Round(Math.Clamp(point.Openness ?? 0, 0, 2) * BarOfChance))));
        console.Write(table);
        console.WriteLine();
    }

    private static void Units(IAnsiConsole console, SiloFigures figures, SilosFilesWords words)
    {
        Section(console, words["by-unit"]);
        var table = Table(words["unit"], words["people"], words["openness"], words["ei-index"], words["inside-outside"]);
        foreach (var unit in figures.ByUnit.OrderBy(unit => unit.Suppressed).ThenBy(unit => unit.Openness ?? double.MaxValue))
        {
            table.AddRow(
                new Text(unit.Unit),
                new Text(words.Count(unit.People)),
                new Text(unit.Suppressed ? words["hidden"] : words.Number(unit.Openness)),
                new Text(unit.Suppressed ? "" : words.Number(unit.EiIndex)),
                new Text(unit.Suppressed ? "" : words.Number(unit.InsideOutsideRatio)));
        }

        console.Write(table);
        console.WriteLine();
    }

    private static void Matrix(IAnsiConsole console, SiloFigures figures, SilosFilesWords words)
    {
        var units = Enumerable.Range(0, figures.Units).Where(unit => !figures.ByUnit[unit].Suppressed).ToList();
        if (units.Count is < 2 or > UnitsOfMatrix)
            return;
        Section(console, words["matrix"]);
        var table = Table(["", .. units.Select((_, at) => $"{at + 1}")]);
        var ratios = figures.Ratios();
        for (var row = 0; row < units.Count; row++)
        {
            var cells = new List<IRenderable> { new Text($"{row + 1} {figures.ByUnit[units[row]].Unit}") };
            foreach (var other in units)
                cells.Add(ratios.Of(units[row], other) is { } ratio
                    ? new Markup($"[{Colours[HeatStep.Of(ratio)]}]{Markup.Escape(words.Number(ratio))}[/]")
                    : new Text("░░"));

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
