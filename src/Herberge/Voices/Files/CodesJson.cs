using System.Text.Json;

namespace Herberge.Voices.Files;

/// <summary>Suggested codes as JSON: one fixed order of keys, numbers as shortest round-trip doubles.</summary>
internal static class CodesJson
{
    public static void Write(CodesOfFiles codes, Stream stream)
    {
        using var json = new Utf8JsonWriter(stream, ThemesJson.Options);
        json.WriteStartObject();
        json.WriteNumber("trained", codes.Trained);
        json.WriteNumber("codes", codes.Codes.Count);
        json.WriteStartArray("assignments");
        for (var at = 0; at < codes.Suggestions.Count; at++)
        {
            json.WriteStartObject();
            json.WriteString("id", codes.Applied.Ids[at]);
            json.WriteStartArray("codes");
            foreach (var suggestion in codes.Suggestions[at])
            {
                json.WriteStartObject();
                json.WriteString("code", suggestion.Code);
                json.WriteNumber("confidence", suggestion.Confidence);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (codes.Score is { } score)
        {
            json.WriteStartObject("score");
            json.WriteNumber("accuracy", score.Accuracy);
            json.WriteNumber("macroF1", score.MacroF1);
            json.WriteNumber("calibrationError", score.CalibrationError);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.Flush();
        stream.Write("\n"u8);
    }
}
