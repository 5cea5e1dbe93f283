using System.Diagnostics;
using System.Globalization;
using Herberge.Foundation.Csv;

namespace Herberge.Bench;

/// <summary>
/// <c>themes</c>, <c>codes</c>, <c>hints</c>: the program itself on the labelled texts of <c>../shared/data/voices</c>, whole
/// processes, beside what scikit-learn and igraph reach on the same files (its <c>baselines.md</c>).
/// </summary>
internal static class TextsBench
{
    private static readonly int[] ExamplesPerCode = [5, 10, 30];

    public static async Task<int> ThemesAsync(string[] args)
    {
        if (Folder() is not { } folder || Seeds(args) is not { } seeds)
            return 2;
        using var made = new MadeFiles();
        var bank = made.Write("banking77.csv", [.. Rows(folder, "banking77-train"), .. Rows(folder, "banking77-test")]);
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {Load()}. Best rival: of those that see no label, by NMI.");
        Console.WriteLine("| texts | seed | themes | NMI | ARI | unassigned | seconds | of processor | peak MB | best rival NMI / ARI |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        foreach (var (name, file, rival) in new[]
        {
            ("BANKING77, 13,083", bank, ".659 / .262, GSDMM + iterative classification, 17.8 s"),
            ("10kGNAD, 1,028", Path.Combine(folder, "10kgnad-test.csv"), ".492 / .251, GSDMM; best picked knowing labels .534 / .450"),
            ("Klimarat, 5,736", Path.Combine(folder, "klimarat.csv"), ".116 with compounds split; best picked knowing labels .200 / .157"),
        })
            for (var seed = 1; seed <= seeds; seed++)
            {
                var (run, json) = await ProgramRun.OfAsync("themes", "--observations", file, "--format", "json", "--seed", seed.ToString(CultureInfo.InvariantCulture));
                var score = json.GetProperty("score");
                Console.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {name} | {seed} | {json.GetProperty("themes")} | {score.GetProperty("nmi").GetDouble():F3} | {score.GetProperty("ari").GetDouble():F3} | {json.GetProperty("unassigned")} | {run.Seconds:F1} | {run.ProcessorSeconds:F1} | {run.PeakMegabytes:F0} | {rival} |"));
            }

        Console.WriteLine($"Load at the end {Load()}.");
        return 0;
    }

    public static async Task<int> CodesAsync(string[] args)
    {
        if (Folder() is not { } folder || Seeds(args) is not { } seeds)
            return 2;
        using var made = new MadeFiles();
        var (train, test) = (Rows(folder, "banking77-train"), Path.Combine(folder, "banking77-test.csv"));
        Console.WriteLine($"{Environment.ProcessorCount} processors, load {Load()}. BANKING77's own split; a few examples are drawn at random for each seed.");
        Console.WriteLine("| examples a code | seed | accuracy | macro-F1 | calibration error | seconds | of processor | peak MB | scikit-learn |");
        Console.WriteLine("| ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        await MeasureAsync("all", Path.Combine(folder, "banking77-train.csv"), 1, ".914, 3.9 s, 241 MB");
        foreach (var (count, rival) in ExamplesPerCode.Zip((string[])[".620", ".731", ".841"]))
            for (var seed = 1; seed <= seeds; seed++)
            {
                var random = new Random(seed);
                var few = train.OrderBy(_ => random.Next()).GroupBy(row => row.Label).SelectMany(code => code.Take(count));
                await MeasureAsync($"{count}", made.Write($"few{count}-{seed}.csv", [.. few]), seed, rival);
            }

        Console.WriteLine($"Load at the end {Load()}.");
        return 0;

        async Task MeasureAsync(string name, string file, int seed, string rival)
        {
            var (run, json) = await ProgramRun.OfAsync("codes", "--train", file, "--apply", test, "--format", "json");
            var score = json.GetProperty("score");
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {seed} | {score.GetProperty("accuracy").GetDouble():F3} | {score.GetProperty("macroF1").GetDouble():F3} | {score.GetProperty("calibrationError").GetDouble():F3} | {run.Seconds:F1} | {run.ProcessorSeconds:F1} | {run.PeakMegabytes:F0} | {rival} |"));
        }
    }

    public static int Hints()
    {
        if (Folder() is not { } folder)
            return 2;
        Observation[] rows = [.. Rows(folder, "banking77-train"), .. Rows(folder, "banking77-test")];
        var watch = Stopwatch.StartNew();
        var texts = new Texts.Hints.SimilarTexts();
        foreach (var row in rows)
            texts.Add(row.Text);
        var (first, five) = (0, 0);
        for (var at = 0; at < rows.Length; at++)
        {
            var found = texts.Find(rows[at].Text, 5, except: at);
            first += found.Count > 0 && rows[found[0].Text].Label == rows[at].Label ? 1 : 0;
            five += found.Any(hint => rows[hint.Text].Label == rows[at].Label) ? 1 : 0;
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Leave one out of {rows.Length} questions: hit@1 {(double)first / rows.Length:F3}, hit@5 {(double)five / rows.Length:F3}; {watch.Elapsed.TotalMilliseconds / rows.Length:F2} ms a question (load {Load()})."));
        Console.WriteLine("Rivals: BM25 on stems .816 / .945, character 3–5-grams .809 / .938.");
        return 0;
    }

    private static string? Folder()
    {
        var given = Environment.GetEnvironmentVariable("HERBERGE_SHARED_DATA") is { Length: > 0 } path ? path : Path.Combine("..", "shared", "data");
        var folder = Path.Combine(given, "voices");
        if (Directory.Exists(folder))
            return folder;
        Console.Error.WriteLine($"The labelled texts are not in {folder}; HERBERGE_SHARED_DATA may say where they are.");
        return null;
    }

    private static int? Seeds(string[] args)
    {
        if (args is [])
            return 1;
        if (args is ["--seeds", var text] && int.TryParse(text, CultureInfo.InvariantCulture, out var seeds) && seeds > 0)
            return seeds;
        Console.Error.WriteLine("themes|codes [--seeds N]");
        return null;
    }

    private static Observation[] Rows(string folder, string name)
    {
        var table = CsvTable.Parse(File.ReadAllBytes(Path.Combine(folder, name + ".csv")));
        var (id, text, label) = (table.Find("id"), table.Find("text"), table.Find("label"));
        return [.. table.Rows.Select(row => new Observation(row.Fields[id], row.Fields[text], row.Fields[label]))];
    }

    private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    private sealed record Observation(string Id, string Text, string Label);

    private sealed class MadeFiles : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("herberge-bench-").FullName;

        public string Write(string name, Observation[] rows)
        {
            var file = Path.Combine(_folder, name);
            File.WriteAllLines(file, rows.Select(row => $"{row.Id},\"{row.Text.Replace("\"", "\"\"", StringComparison.Ordinal)}\",{row.Label}").Prepend("id,text,label"));
            return file;
        }

        public void Dispose() => Directory.Delete(_folder, recursive: true);
    }
}
