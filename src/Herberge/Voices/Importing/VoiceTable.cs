using System.Text;
using System.Text.Json;
using Herberge.Foundation.Csv;

namespace Herberge.Voices.Importing;

/// <summary>A file of voices as rows and columns: CSV, or JSON Lines with an object a line.</summary>
/// <param name="Columns">As the file names them.</param>
/// <param name="Rows">Each with a field for every column.</param>
internal sealed record VoiceTable(IReadOnlyList<string> Columns, IReadOnlyList<CsvRow> Rows, IReadOnlyList<CsvFault> Faults)
{
    public static VoiceTable Read(ReadOnlySpan<byte> content) => IsJson(content) ? ReadJson(content) : ReadCsv(content);

    private static bool IsJson(ReadOnlySpan<byte> content) => content.TrimStart("\uFEFF \t\r\n"u8) is [(byte)'{', ..];

    private static VoiceTable ReadCsv(ReadOnlySpan<byte> content)
    {
        var csv = CsvTable.Parse(content);
        return new VoiceTable(csv.Columns, csv.Rows, csv.Faults);
    }

    private static VoiceTable ReadJson(ReadOnlySpan<byte> content)
    {
        var (columns, objects, faults) = (new List<string>(), new List<(int Line, Dictionary<string, string> Fields)>(), new List<CsvFault>());
        var number = 0;
        foreach (var line in Encoding.UTF8.GetString(content).TrimStart('\uFEFF').EnumerateLines())
        {
            number++;
            if (line.IsWhiteSpace()) continue;
            if (Fields(line.ToString()) is not { } fields)
            {
                faults.Add(new CsvFault(number, null, "fault-json"));
                continue;
            }

            columns.AddRange(fields.Keys.Except(columns).ToList());
            objects.Add((number, fields));
        }

        return new VoiceTable(columns, [.. objects.Select(o => new CsvRow(o.Line, [.. columns.Select(c => o.Fields.GetValueOrDefault(c, ""))]))], faults);
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
