using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Herberge.Foundation.Csv;
using Herberge.Texts.Languages;
using Herberge.Texts.Themes;
using Herberge.Texts.Trends;

namespace Herberge.Voices.Files;

/// <summary>Themes as JSON: one fixed order of keys, numbers as shortest round-trip doubles, null where there is no value.</summary>
internal static class ThemesJson
{
    internal static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        // The file is JSON, never part of a page: umlauts stay readable.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static void Write(ThemesOfFile themes, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        var report = themes.Report;
        json.WriteStartObject();
        json.WriteNumber("observations", report.Texts);
        json.WriteStartObject("languages");
        json.WriteNumber("de", report.Languages[TextLanguage.German]);
        json.WriteNumber("en", report.Languages[TextLanguage.English]);
        json.WriteNumber("other", report.Languages[TextLanguage.Other]);
        json.WriteNumber("unknown", report.Languages[TextLanguage.Unknown]);
        json.WriteEndObject();
        json.WriteNumber("duplicatesFolded", report.Duplicates);
        json.WriteNumber("themes", report.Themes.Count);
        json.WriteNumber("unassigned", report.Unassigned);
        Tree(json, themes);
        Assignments(json, themes);
        if (themes.Score is { } score)
        {
            json.WriteStartObject("score");
            json.WriteNumber("nmi", score.Nmi);
            json.WriteNumber("ari", score.Ari);
            json.WriteNumber("vMeasure", score.VMeasure);
            json.WriteEndObject();
        }

        if (themes.Changes is { } changes)
            Changes(json, changes);
        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
    }

    /// <summary>The theme of each observation in a result written earlier.</summary>
    /// <exception cref="WrongFileException">It is no such result.</exception>
    public static IReadOnlyDictionary<string, string> ReadAssignments(string file)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.GetProperty("assignments").EnumerateArray()
                .Where(assignment => assignment.GetProperty("theme").ValueKind == JsonValueKind.String)
                .ToDictionary(assignment => assignment.GetProperty("id").GetString()!, assignment => assignment.GetProperty("theme").GetString()!, StringComparer.Ordinal);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new WrongFileException(File.Exists(file) ? $"{file} can't be read" : $"{file} does not exist");
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw new WrongFileException($"{Path.GetFileName(file)} is no result of herberge themes --format json");
        }
    }

    private static void Tree(Utf8JsonWriter json, ThemesOfFile themes)
    {
        json.WriteStartArray("tree");
        for (var at = 0; at < themes.Report.Tree.Count; at++)
        {
            var theme = themes.Report.Tree[at];
            json.WriteStartObject();
            json.WriteString("id", theme.Id);
            json.WriteString("parent", theme.Parent);
            json.WriteString("label", theme.Label);
            json.WriteStartArray("terms");
            foreach (var term in theme.Terms)
                json.WriteStringValue(term);
            json.WriteEndArray();
            json.WriteNumber("size", theme.Size);
            json.WriteNumber("share", theme.Share);
            json.WriteStartArray("quotes");
            foreach (var quote in theme.Quotes)
                json.WriteStringValue(themes.File.Ids[quote]);
            json.WriteEndArray();
            if (themes.Trends.Count > 0)
                Trend(json, themes.Trends[at]);
            else
                json.WriteNull("trend");
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Trend(Utf8JsonWriter json, ThemeTrend trend)
    {
        json.WriteStartObject("trend");
        json.WriteBoolean("emerging", trend.IsEmerging);
        json.WriteStartArray("weeks");
        foreach (var week in trend.Weeks)
        {
            json.WriteStartObject();
            json.WriteString("weekStart", Day(week.Start));
            json.WriteNumber("size", week.Count);
            json.WriteNumber("share", week.Share.Value);
            json.WriteNumber("low", week.Share.Low);
            json.WriteNumber("high", week.Share.High);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("bursts");
        foreach (var burst in trend.Bursts)
        {
            json.WriteStartObject();
            json.WriteString("from", Day(trend.Weeks[burst.From].Start));
            json.WriteString("to", Day(trend.Weeks[burst.To].Start));
            json.WriteNumber("strength", burst.Strength);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Assignments(Utf8JsonWriter json, ThemesOfFile themes)
    {
        json.WriteStartArray("assignments");
        for (var at = 0; at < themes.Report.Assignments.Count; at++)
        {
            var assignment = themes.Report.Assignments[at];
            json.WriteStartObject();
            json.WriteString("id", themes.File.Ids[at]);
            json.WriteString("theme", assignment.Theme);
            json.WriteNumber("confidence", assignment.Confidence);
            json.WriteString("duplicateOf", assignment.DuplicateOf is { } first ? themes.File.Ids[first] : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Changes(Utf8JsonWriter json, ThemeChanges changes)
    {
        json.WriteStartObject("changes");
        Names("new", changes.New);
        Names("gone", changes.Gone);
        Flows("splits", "into", changes.Splits);
        Flows("merges", "from", changes.Merges);
        json.WriteEndObject();

        void Names(string key, IReadOnlyList<string> names)
        {
            json.WriteStartArray(key);
            foreach (var name in names)
                json.WriteStringValue(name);
            json.WriteEndArray();
        }

        void Flows(string key, string parts, IReadOnlyList<ThemeFlow> flows)
        {
            json.WriteStartArray(key);
            foreach (var flow in flows)
            {
                json.WriteStartObject();
                json.WriteString("theme", flow.Theme);
                Names(parts, flow.Parts);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
