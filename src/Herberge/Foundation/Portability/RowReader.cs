using System.Text;
using System.Text.Json;

namespace Herberge.Foundation.Portability;

/// <summary>Understands the lines of one kind, and says where one can't be understood.</summary>
internal sealed class RowReader(HouseKind kind, string path)
{
    private readonly Dictionary<string, int> _places = kind.Fields.Select((field, place) => (field.Name, place)).ToDictionary(f => f.Name, f => f.place, StringComparer.Ordinal);

    /// <summary>The values in the order of the kind's fields; what stays behind in every export gets what takes its place.</summary>
    /// <exception cref="WrongHouseException">Names line and field.</exception>
    public object?[] Read(JsonLine line)
    {
        var values = new object?[kind.Fields.Count];
        var seen = new bool[values.Length];
        var field = (string?)null;
        try
        {
            var json = new Utf8JsonReader(line.Utf8.Span, new JsonReaderOptions { MaxDepth = 2 });
            if (!json.Read() || json.TokenType != JsonTokenType.StartObject) throw new FormatException("must be an object in braces");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                field = Shown(json.GetString()!);
                if (!_places.TryGetValue(json.GetString()!, out var place)) throw new FormatException("is no field of this kind. A newer Herberge may have written it: import it with that one.");
                if (seen[place]) throw new FormatException("stands there twice");
                seen[place] = true;
                json.Read();
                values[place] = kind.Fields[place].Understand(ref json);
            }

            field = null;
            if (json.TokenType != JsonTokenType.EndObject) throw new FormatException("must be an object in braces");
            while (json.Read()) throw new FormatException("something follows its object");
            for (var place = 0; place < values.Length; place++)
            {
                if (seen[place]) continue;
                field = kind.Fields[place].Name;
                values[place] = Absent(kind.Fields[place]);
            }

            return values;
        }
        catch (FormatException error)
        {
            throw new WrongHouseException(path, line.Number, field, $"{error.Message}. Only an export as Herberge wrote it can be imported.");
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            throw new WrongHouseException(path, line.Number, field, "is no JSON that can be read. The file was damaged or changed: export once more.");
        }
    }

    private static object? Absent(HouseField field) =>
        field.LeftOut is { } left ? left.Instead() : field.IsNullable ? null : throw new FormatException("is missing");

    private static string Shown(string name) => new([.. name.Select(c => char.IsControl(c) ? '?' : c).Take(60)]);
}
