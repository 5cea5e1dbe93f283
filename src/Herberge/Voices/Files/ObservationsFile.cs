using Herberge.Foundation.Csv;

namespace Herberge.Voices.Files;

/// <summary>What <c>observations.csv</c> says: ids and texts, with days and labels where it has them.</summary>
internal sealed class ObservationsFile
{
    private static readonly string[] Known = ["id", "text", "at", "source", "segment", "author", "url", "language", "label"];

    private const int RowsBetweenProgress = 100_000;

    public required string Name { get; init; }

    public List<string> Ids { get; } = [];

    public List<string> Texts { get; } = [];

    /// <summary>A day for each observation, null where none is given; empty where the file has no column <c>at</c>.</summary>
    public List<DateOnly?> Days { get; } = [];

    /// <summary>A label for each observation, empty for none; no labels where the file has no such column.</summary>
    public List<string> Labels { get; } = [];

    public IReadOnlyList<string> ExtraColumns { get; private init; } = [];

    public bool HasLabels => Labels.Any(label => label.Length > 0);

    /// <param name="file">Its place.</param>
    /// <param name="labelled">Whether every observation needs a label.</param>
    /// <param name="progress">Told the rows read so far, now and then.</param>
    /// <param name="ct">Stops reading.</param>
    /// <exception cref="WrongFileException">The file is not as it must be.</exception>
    public static ObservationsFile Read(string file, bool labelled, IProgress<long>? progress, CancellationToken ct)
    {
        using var table = StrictCsv.Open(file, labelled ? ["id", "text", "label"] : ["id", "text"]);
        var (id, text, at, label) = (table.Find("id"), table.Find("text"), table.Find("at"), table.Find("label"));
        var observations = new ObservationsFile
        {
            Name = table.Name,
            ExtraColumns = [.. table.Header.Where(column => !Known.Contains(column, StringComparer.OrdinalIgnoreCase))],
        };
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (table.Read())
        {
            ct.ThrowIfCancellationRequested();
            var name = table[id].ToString();
            if (name.Length == 0)
                throw table.Wrong(id, "an id is missing");
            if (!seen.Add(name))
                throw table.Wrong(id, $"\"{name}\" is there twice");
            observations.Ids.Add(name);
            observations.Texts.Add(table[text].ToString());
            if (at >= 0)
                observations.Days.Add(Day(table, at));
            if (label >= 0)
                observations.Labels.Add(table[label].ToString());
            if (labelled && observations.Labels[^1].Length == 0)
                throw table.Wrong(label, "a label is missing");
            if (observations.Ids.Count % RowsBetweenProgress == 0)
                progress?.Report(observations.Ids.Count);
        }

        return observations;
    }

    private static DateOnly? Day(StrictCsv table, int column)
    {
        var text = table[column];
        if (text.Length == 0)
            return null;
        return FileInstant.TryParse(text, out var ticks, out _)
            ? DateOnly.FromDateTime(FileInstant.At(ticks).UtcDateTime)
            : throw table.Wrong(column, $"\"{text}\" is neither ISO 8601 (2026-03-01T08:30:00Z) nor a whole number of seconds");
    }
}
