using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Herberge.Foundation.Portability;

/// <summary>One column: how it is read from a database, told as JSON, understood again and written to a database of either engine.</summary>
internal sealed class HouseField
{
    /// <summary>The finer of what both engines keep: microseconds.</summary>
    private const string Instant = "yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'";
    private const string TimeOfDay = "HH:mm:ss.ffffff";
    private static readonly HashSet<Type> Known = [typeof(Guid), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly), typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(long),
        typeof(float), typeof(double), typeof(decimal), typeof(byte[])];

    private readonly RelationalTypeMapping _mapping;
    private readonly Type _kept;

    public HouseField(IProperty property, FieldLeftOut? left)
    {
        Property = property;
        LeftOut = left;
        Name = JsonNamingPolicy.CamelCase.ConvertName(property.Name);
        Encoded = JsonEncodedText.Encode(Name);
        IsList = property.GetElementType() is not null;
        Type = property.GetElementType()?.ClrType ?? Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        if (IsList && Type != typeof(Guid) && Type != typeof(string)) throw new NotSupportedException($"{property.DeclaringType.DisplayName()}.{property.Name} is a list of {Type.Name}: teach {nameof(HouseField)} how the format tells it.");
        if (!Type.IsEnum && !Known.Contains(Type)) throw new NotSupportedException($"{property.DeclaringType.DisplayName()}.{property.Name} is a {Type.Name}: teach {nameof(HouseField)} how the format tells it.");
        _mapping = property.GetRelationalTypeMapping();
        _kept = _mapping.Converter?.ProviderClrType ?? Type;
        _kept = Nullable.GetUnderlyingType(_kept) ?? _kept;
        if (_kept.IsEnum) _kept = Enum.GetUnderlyingType(_kept);
    }

    public IProperty Property { get; }

    public FieldLeftOut? LeftOut { get; }

    public string Name { get; }

    public JsonEncodedText Encoded { get; }

    /// <summary>Of one value of a list, where it is one.</summary>
    public Type Type { get; }

    public bool IsList { get; }

    public string Column => Property.GetColumnName();

    public bool IsNullable => Property.IsNullable;

    /// <summary>The word docs/export.md and schema.json have for it.</summary>
    public string TypeName => IsList ? $"list of {OneName}" : OneName;

    private string OneName =>
        Type.IsEnum ? "word" : Type == typeof(Guid) ? "uuid" : Type == typeof(DateTimeOffset) ? "instant" : Type == typeof(DateOnly) ? "date" : Type == typeof(TimeOnly) ? "time"
        : Type == typeof(string) ? "text" : Type == typeof(bool) ? "boolean" : Type == typeof(byte[]) ? "bytes" : Type == typeof(decimal) ? "decimal" : Type == typeof(float) || Type == typeof(double) ? "number" : "integer";

    public bool IsExported(bool withPasswords) => LeftOut is null || (withPasswords && LeftOut.IsPassword);

    /// <summary>The value of a column as the model knows it; null for none.</summary>
    public object? Read(DbDataReader row, int column)
    {
        if (row.IsDBNull(column)) return null;
        if (IsList) return IsListAsText ? _mapping.Converter!.ConvertFromProvider(row.GetString(column)) : Type == typeof(Guid) ? row.GetFieldValue<Guid[]>(column) : row.GetFieldValue<string[]>(column);
        object kept =
            _kept == typeof(string) ? row.GetString(column) : _kept == typeof(Guid) ? row.GetGuid(column) : _kept == typeof(byte[]) ? row.GetFieldValue<byte[]>(column)
            : _kept == typeof(long) ? row.GetInt64(column) : _kept == typeof(int) ? row.GetInt32(column) : _kept == typeof(short) ? row.GetInt16(column) : _kept == typeof(byte) ? row.GetByte(column)
            : _kept == typeof(bool) ? row.GetBoolean(column) : _kept == typeof(double) ? row.GetDouble(column) : _kept == typeof(float) ? row.GetFloat(column) : _kept == typeof(decimal) ? row.GetDecimal(column)
            : _kept == typeof(DateTimeOffset) ? row.GetFieldValue<DateTimeOffset>(column) : _kept == typeof(DateOnly) ? row.GetFieldValue<DateOnly>(column) : row.GetFieldValue<TimeOnly>(column);
        var value = _mapping.Converter is { } converter ? converter.ConvertFromProvider(kept)! : kept;
        return Type.IsEnum && value.GetType() != Type ? Enum.ToObject(Type, value) : value;
    }

    /// <summary>A parameter of the kind the engine wants for this column.</summary>
    public DbParameter Parameter(DbCommand command, string name) => _mapping.CreateParameter(command, name, null, nullable: true);

    /// <summary>What a parameter takes for a value.</summary>
    public object Kept(object? value)
    {
        if (value is null) return DBNull.Value;
        if (IsList && !IsListAsText) return value is List<Guid> ids ? ids.ToArray() : ((List<string>)value).ToArray();
        if (_mapping.Converter is { } converter) return converter.ConvertToProvider(value)!;
        return Type.IsEnum ? Convert.ChangeType(value, _kept, CultureInfo.InvariantCulture) : value;
    }

    public void Write(Utf8JsonWriter json, object? value)
    {
        switch (value)
        {
            case null: json.WriteNull(Encoded); break;
            case IEnumerable<Guid> ids: WriteList(json, ids.Select(id => Text(id))); break;
            case IEnumerable<string> texts: WriteList(json, texts); break;
            case bool yes: json.WriteBoolean(Encoded, yes); break;
            case byte or short or int or long: json.WriteNumber(Encoded, Convert.ToInt64(value, CultureInfo.InvariantCulture)); break;
            case double number when double.IsFinite(number): json.WriteNumber(Encoded, number); break;
            case float number when float.IsFinite(number): json.WriteNumber(Encoded, number); break;
            case byte[] bytes: json.WriteBase64String(Encoded, bytes); break;
            default: json.WriteString(Encoded, Text(value)); break;
        }
    }

    /// <exception cref="FormatException">Not a value of this field; the message says what is expected.</exception>
    public object? Understand(ref Utf8JsonReader json)
    {
        if (json.TokenType == JsonTokenType.Null) return IsNullable ? null : throw Expected();
        if (IsList) return List(ref json);
        if (Type == typeof(bool)) return json.TokenType switch { JsonTokenType.True => true, JsonTokenType.False => false, _ => throw Expected() };
        if (json.TokenType == JsonTokenType.Number) return Number(ref json);
        if (json.TokenType != JsonTokenType.String) throw Expected();
        if (Type == typeof(byte[])) return json.TryGetBytesFromBase64(out var bytes) ? bytes : throw Expected();
        var text = json.GetString()!;
        if (Type != typeof(string)) return Parsed(text) ?? throw Expected();
        if (text.Contains('\0', StringComparison.Ordinal)) throw new FormatException("holds a character of no text (U+0000)");
        return Property.GetMaxLength() < text.Length ? throw new FormatException($"is longer than {Property.GetMaxLength()} characters") : text;
    }

    /// <summary>SQLite keeps a list as text, PostgreSQL as an array.</summary>
    private bool IsListAsText => _mapping.Converter?.ProviderClrType == typeof(string);

    private void WriteList(Utf8JsonWriter json, IEnumerable<string> values)
    {
        json.WriteStartArray(Encoded);
        foreach (var value in values) json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private object List(ref Utf8JsonReader json)
    {
        if (json.TokenType != JsonTokenType.StartArray) throw Expected();
        var texts = new List<string>();
        while (json.Read() && json.TokenType == JsonTokenType.String) texts.Add(json.GetString()!);
        if (json.TokenType != JsonTokenType.EndArray || texts.Exists(text => text.Contains('\0', StringComparison.Ordinal))) throw Expected();
        return Type == typeof(string) ? texts : texts.ConvertAll(text => Guid.TryParseExact(text, "D", out var id) ? id : throw Expected());
    }

    private object Number(ref Utf8JsonReader json)
    {
        if (Type == typeof(double) && json.TryGetDouble(out var number)) return number;
        if (Type == typeof(float) && json.TryGetSingle(out var single)) return single;
        if (Type == typeof(long) && json.TryGetInt64(out var large)) return large;
        if (Type == typeof(int) && json.TryGetInt32(out var middle)) return middle;
        if (Type == typeof(short) && json.TryGetInt16(out var small)) return small;
        return Type == typeof(byte) && json.TryGetByte(out var tiny) ? tiny : throw Expected();
    }

    private object? Parsed(string text)
    {
        if (Type == typeof(Guid)) return Guid.TryParseExact(text, "D", out var id) ? id : null;
        if (Type == typeof(DateTimeOffset)) return DateTimeOffset.TryParseExact(text, Instant, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
        if (Type == typeof(DateOnly)) return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
        if (Type == typeof(TimeOnly)) return TimeOnly.TryParseExact(text, TimeOfDay, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
        if (Type == typeof(decimal)) return decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var sum) ? sum : null;
        if (Type == typeof(double)) return text is "NaN" or "Infinity" or "-Infinity" ? double.Parse(text, CultureInfo.InvariantCulture) : null;
        if (Type == typeof(float)) return text is "NaN" or "Infinity" or "-Infinity" ? float.Parse(text, CultureInfo.InvariantCulture) : null;
        // Only what would be written: neither another spelling nor a sum of words.
        return Type.IsEnum && Enum.TryParse(Type, text, out var word) && Text(word!) == text ? word : null;
    }

    private static string Text(object value) => value switch
    {
        string text => text,
        Guid id => id.ToString("D"),
        DateTimeOffset at => at.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString(TimeOfDay, CultureInfo.InvariantCulture),
        decimal sum => sum.ToString("0.############################", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString()!,
    };

    private FormatException Expected() => new(TypeName switch
    {
        var type when IsList => $"must be a {type}, in brackets",
        "word" => $"must be one of {string.Join(", ", Enum.GetNames(Type))}",
        "uuid" => "must be an id such as 0198a7c2-1d9e-7c33-b2f0-6f3f1c1d2e4a",
        "instant" => "must be a time such as 2026-05-06T08:12:00.000000Z",
        "date" => "must be a day such as 2026-05-06",
        "time" => "must be a time of day such as 08:12:00.000000",
        "bytes" => "must be text in Base64",
        "decimal" => "must be a number as text, such as \"12.50\"",
        var type => $"must be {(type is "integer" ? "an" : "a")} {type}",
    });
}
