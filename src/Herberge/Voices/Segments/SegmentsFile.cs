using System.Globalization;
using System.Text.RegularExpressions;
using Herberge.Foundation.Csv;
using Herberge.Texts;

namespace Herberge.Voices.Segments;

/// <summary>A line of a file of segments.</summary>
internal sealed record PlannedSegment(int Line, string Name, long? Customers, double? Revenue, string? Period, IReadOnlyDictionary<string, string> Others);

internal sealed record SegmentsPlan(IReadOnlyList<PlannedSegment> Segments, IReadOnlyList<string> OtherColumns, IReadOnlyList<CsvFault> Faults);

/// <summary>Reads segment sizes and key figures: the segment, customers, revenue, period, and whatever else a file says of it.</summary>
internal static partial class SegmentsFile
{
    private const int Most = 1000;
    private const int LongestOther = 80;

    private static readonly string[] NameColumns = ["segment", "segmente", "branche", "kundengruppe", "industry"];
    private static readonly string[] CustomerColumns = ["customers", "kunden", "kund:innen", "kundenzahl", "anzahl"];
    private static readonly string[] RevenueColumns = ["revenue", "umsatz", "sales", "turnover"];
    private static readonly string[] PeriodColumns = ["period", "zeitraum", "jahr", "year"];

    public static SegmentsPlan Read(ReadOnlySpan<byte> content)
    {
        var table = CsvTable.Parse(content);
        var faults = new List<CsvFault>(table.Faults);
        var (name, customers, revenue, period) = (Find(table, NameColumns), Find(table, CustomerColumns), Find(table, RevenueColumns), Find(table, PeriodColumns));
        if (faults.Count > 0) return new SegmentsPlan([], [], faults);
        if (name < 0) faults.Add(new CsvFault(1, null, "segments-no-segment"));
        if (customers < 0 && revenue < 0) faults.Add(new CsvFault(1, null, "segments-no-size"));
        var others = Enumerable.Range(0, table.Columns.Count).Where(at => at != name && at != customers && at != revenue && at != period && table.Columns[at].Length > 0).ToList();
        if (others.Count > SegmentSize.MostKeyFigures) faults.Add(new CsvFault(1, null, "segments-many-columns", SegmentSize.MostKeyFigures));
        if (table.Rows.Count > Most) faults.Add(new CsvFault(1, null, "segments-many", Most));
        if (faults.Count > 0) return new SegmentsPlan([], [], faults);

        // Where cells are parted by commas a number has a point, as in a German spreadsheet it has a comma.
        var german = table.Delimiter != ',';
        var (planned, seen) = (new List<PlannedSegment>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var row in table.Rows)
        {
            var called = row.Fields[name].Trim();
            if (called.Length is 0 or > Observation.LongestWord) faults.Add(new CsvFault(row.Line, table.Columns[name], "segments-name", Observation.LongestWord));
            else if (!seen.TryAdd(WordForms.Fold(called), row.Line)) faults.Add(new CsvFault(row.Line, table.Columns[name], "segments-twice", called, seen[WordForms.Fold(called)]));
            var of = period < 0 ? null : Trimmed(row.Fields[period]);
            if (of?.Length > SegmentSize.LongestPeriod) faults.Add(new CsvFault(row.Line, table.Columns[period], "segments-long", SegmentSize.LongestPeriod));
            var people = Number(row, table, customers, german, faults);
            if (people is { } count && (count != Math.Floor(count) || count > int.MaxValue)) faults.Add(new CsvFault(row.Line, table.Columns[customers], "segments-whole", row.Fields[customers].Trim()));
            var more = others.ToDictionary(at => table.Columns[at], at => row.Fields[at].Trim());
            foreach (var at in others.Where(at => row.Fields[at].Trim().Length > LongestOther)) faults.Add(new CsvFault(row.Line, table.Columns[at], "segments-long", LongestOther));
            planned.Add(new PlannedSegment(row.Line, called, (long?)people, Number(row, table, revenue, german, faults), of, more));
        }

        return new SegmentsPlan(planned, [.. others.Select(at => table.Columns[at])], faults);
    }

    private static int Find(CsvTable table, string[] names) => names.Select(table.Find).FirstOrDefault(at => at >= 0, -1);

    private static double? Number(CsvRow row, CsvTable table, int column, bool german, List<CsvFault> faults)
    {
        if (column < 0 || Trimmed(row.Fields[column]) is not { } text) return null;
        var plain = text.Replace("\u00a0", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal).TrimEnd('€');
        if ((german ? German() : English()).IsMatch(plain))
        {
            plain = german ? plain.Replace(".", "", StringComparison.Ordinal).Replace(',', '.') : plain.Replace(",", "", StringComparison.Ordinal);
            if (double.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number < 1e15) return number;
        }

        faults.Add(new CsvFault(row.Line, table.Columns[column], "segments-number", text));
        return null;
    }

    private static string? Trimmed(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^(\d+|\d{1,3}(\.\d{3})+)(,\d+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex German();

    [GeneratedRegex(@"^(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$", RegexOptions.NonBacktracking)]
    private static partial Regex English();
}
