using System.Text;

namespace Herberge.Foundation.Csv;

/// <param name="Line">Where the row begins in the file, counted from 1 as an editor does.</param>
public sealed record CsvRow(int Line, IReadOnlyList<string> Fields);

/// <summary>A place in a CSV file and what is wrong there; the code is a key of the room's words.</summary>
public sealed record CsvFault(int Line, string? Column, string Code, params object[] Arguments);

/// <summary>
/// A CSV file as people send it: UTF-8 with or without byte order mark, comma, semicolon or tab, quoting after RFC 4180,
/// columns in any order and their names in any case. What can't be read is a fault with its line; the rest is read on.
/// </summary>
public sealed class CsvTable
{
    /// <summary>Every row gets a field for each column: a header of millions would fill the memory.</summary>
    private const int MostColumns = 400;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private CsvTable(char delimiter, IReadOnlyList<string> columns, IReadOnlyList<CsvRow> rows, IReadOnlyList<CsvFault> faults)
    {
        Delimiter = delimiter;
        Columns = columns;
        Rows = rows;
        Faults = faults;
    }

    public char Delimiter { get; }

    /// <summary>Names of the header, trimmed, as written.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Rows below the header, empty lines left out; every one has a field for each column.</summary>
    public IReadOnlyList<CsvRow> Rows { get; }

    public IReadOnlyList<CsvFault> Faults { get; }

    /// <summary>Index of a column, or −1; upper and lower case are the same.</summary>
    public int Find(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (string.Equals(Columns[i], column, StringComparison.OrdinalIgnoreCase)) return i;
        return -1;
    }

    public static CsvTable Parse(ReadOnlySpan<byte> content)
    {
        string text;
        try
        {
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException wrong)
        {
            var before = content[..Math.Clamp(wrong.Index, 0, content.Length)];
            return Broken(new CsvFault(1 + before.Count((byte)'\n'), null, "csv-not-utf8"));
        }

        if (text is ['\uFEFF', ..]) text = text[1..];
        return Parse(text);
    }

    private static CsvTable Parse(string text)
    {
        var delimiter = DelimiterOf(text);
        var faults = new List<CsvFault>();
        var rows = Rowed(text, delimiter, faults);
        if (rows.Count == 0) return Broken(new CsvFault(1, null, "csv-empty"));

        var columns = rows[0].Fields.Select(name => name.Trim()).ToList();
        if (columns.Count > MostColumns) return Broken(new CsvFault(rows[0].Line, null, "csv-too-many-columns", MostColumns));
        foreach (var twice in columns.Where(c => c.Length > 0).GroupBy(c => c, StringComparer.OrdinalIgnoreCase).Where(g => g.Count() > 1))
            faults.Add(new CsvFault(rows[0].Line, twice.Key, "csv-column-twice"));

        var whole = new List<CsvRow>(rows.Count - 1);
        foreach (var row in rows.Skip(1))
        {
            // Spreadsheets drop empty cells at the end of a line; more cells than columns are a shifted line.
            if (row.Fields.Count > columns.Count && row.Fields.Skip(columns.Count).Any(f => f.Length > 0))
                faults.Add(new CsvFault(row.Line, null, "csv-too-many-fields", row.Fields.Count, columns.Count));
            else if (row.Fields.Count < columns.Count)
                whole.Add(row with { Fields = [.. row.Fields, .. Enumerable.Repeat("", columns.Count - row.Fields.Count)] });
            else
                whole.Add(row);
        }

        return new CsvTable(delimiter, columns, whole, faults);
    }

    /// <summary>The candidate that occurs most often in the header outside quotes.</summary>
    private static char DelimiterOf(string text)
    {
        int commas = 0, semicolons = 0, tabs = 0;
        var quoted = false;
        foreach (var c in text.AsSpan().TrimStart("\r\n"))
        {
            if (c == '"') quoted = !quoted;
            if (quoted) continue;
            if (c is '\n' or '\r') break;
            if (c == ',') commas++;
            else if (c == ';') semicolons++;
            else if (c == '\t') tabs++;
        }

        return tabs > commas && tabs > semicolons ? '\t' : semicolons > commas ? ';' : ',';
    }

    private static List<CsvRow> Rowed(string text, char delimiter, List<CsvFault> faults)
    {
        var rows = new List<CsvRow>();
        var fields = new List<string>();
        var field = new StringBuilder();
        int line = 1, start = 1;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '"' && field.Length == 0)
            {
                at = Quoted(text, at + 1, field, ref line, out var closed);
                if (!closed)
                {
                    faults.Add(new CsvFault(start, null, "csv-quote-open"));
                    return rows;
                }
            }

            while (at < text.Length && text[at] != delimiter && text[at] is not ('\r' or '\n')) field.Append(text[at++]);
            fields.Add(field.ToString());
            field.Clear();
            if (at < text.Length && text[at] == delimiter)
            {
                at++;
                // A delimiter as the very last character still opens one more, empty field.
                if (at < text.Length) continue;
                fields.Add("");
            }

            if (fields.Any(f => !string.IsNullOrWhiteSpace(f))) rows.Add(new CsvRow(start, fields.ToArray()));
            fields.Clear();
            if (at < text.Length)
            {
                at += text[at] == '\r' && at + 1 < text.Length && text[at + 1] == '\n' ? 2 : 1;
                line++;
            }

            start = line;
        }

        return rows;
    }

    private static int Quoted(string text, int at, StringBuilder field, ref int line, out bool closed)
    {
        for (; at < text.Length; at++)
        {
            if (text[at] == '"')
            {
                if (at + 1 >= text.Length || text[at + 1] != '"')
                {
                    closed = true;
                    return at + 1;
                }

                at++;
            }
            else if (text[at] == '\n' || (text[at] == '\r' && (at + 1 >= text.Length || text[at + 1] != '\n')))
            {
                line++;
            }

            field.Append(text[at]);
        }

        closed = false;
        return at;
    }

    private static CsvTable Broken(CsvFault fault) => new(',', [], [], [fault]);
}
