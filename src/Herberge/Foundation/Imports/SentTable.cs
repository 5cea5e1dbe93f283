using System.Text;
using System.Text.Json;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Spreadsheets;

namespace Herberge.Foundation.Imports;

/// <summary>A file somebody sent, as rows and columns: CSV, an Excel workbook, or JSON Lines with an object a line.</summary>
/// <param name="Columns">As the file names them.</param>
/// <param name="Rows">Each with a field for every column.</param>
/// <param name="HasSerialDates">A bare number in a column of dates counts days, as workbooks do.</param>
internal sealed record SentTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows, IReadOnlyList<CsvFault> Faults, bool HasSerialDates = false)
{
    /// <summary>Every row gets a field for each name that occurs.</summary>
    private const int MostColumns = 400;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static SentTable Read(byte[] content) => SheetTable.Is(content) ? ReadSheet(content) : IsJson(content) ? ReadJson(content) : ReadCsv(content);

    private static SentTable ReadSheet(byte[] content)
    {
        var sheet = SheetTable.Read(content);
        return new SentTable(sheet.Columns, sheet.Rows, sheet.Faults, HasSerialDates: true);
    }

    private static bool IsJson(ReadOnlySpan<byte> content) => content.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{', ..];

    private static SentTable ReadCsv(ReadOnlySpan<byte> content)
    {
        var csv = CsvTable.Parse(content);
        return new SentTable(csv.Columns, csv.Rows, csv.Faults);
    }

    private static SentTable ReadJson(ReadOnlySpan<byte> content)
    {
        var (columns, objects, faults) = (new List<string>(), new List<(int Line, Dictionary<string, string> Fields)>(), new List<CsvFault>());
        var number = 0;
        string text;
        try
        {
            text = Strict.GetString(content);
        }
        catch (DecoderFallbackException wrong)
        {
            return new SentTable([], [], [new CsvFault(1 + content[..Math.Clamp(wrong.Index, 0, content.Length)].Count((byte)'\n'), null, "csv-not-utf8")]);
        }

        foreach (var line in text.TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace()) continue;
            if (Fields(line.ToString()) is not { } fields)
            {
                faults.Add(new CsvFault(number, null, "fault-json"));
                continue;
            }

            columns.AddRange(fields.Keys.Except(columns).ToList());
            if (columns.Count > MostColumns) return new SentTable([], [], [new CsvFault(number, null, "csv-too-many-columns", MostColumns)]);
            objects.Add((number, fields));
        }

        return new SentTable(columns, [.. objects.Select(o => new CsvRow(o.Line, [.. columns.Select(c => o.Fields.GetValueOrDefault(c, ""))]))], faults);
    }

    private static Dictionary<string, string>? Fields(string line)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.ValueKind != JsonValueKind.Object) return null;
            var fields = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var property in json.RootElement.EnumerateObject())
            {
                fields[property.Name] = property.Value.ValueKind switch
                {
                    JsonValueKind.String => property.Value.GetString()!,
                    JsonValueKind.Null => "",
                    _ => property.Value.GetRawText(),
                };
            }

            return fields;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
