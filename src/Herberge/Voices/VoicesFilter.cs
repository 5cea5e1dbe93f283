using System.Globalization;

namespace Herberge.Voices;

/// <summary>Which part of the stream somebody looks at; also the query of its address.</summary>
/// <param name="State">Null for all.</param>
/// <param name="Mine">Only what the viewer coded.</param>
public sealed record VoicesFilter(
    ObservationState? State = null, Guid? Source = null, Guid? Code = null, string? Segment = null, string? Language = null, DateOnly? From = null, DateOnly? To = null,
    string? Words = null, bool Mine = false)
{
    public const string All = "all";

    /// <summary>How many of the choices behind the filter's button are made.</summary>
    public int Narrowing => new[] { Source is not null, Code is not null, Segment is not null, Language is not null, From is not null, To is not null }.Count(made => made);

    /// <summary>With a leading question mark, or nothing.</summary>
    public string Query(string? after = null)
    {
        List<(string Name, string? Value)> parts =
        [
            ("show", State?.ToString().ToLowerInvariant() ?? All), ("source", Source?.ToString()), ("code", Code?.ToString()), ("segment", Segment), ("lang", Language),
            ("from", Day(From)), ("to", Day(To)), ("q", Words), ("mine", Mine ? "1" : null), ("after", after),
        ];
        var text = string.Join('&', parts.Where(p => !string.IsNullOrEmpty(p.Value) && p != ("show", "open")).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}"));
        return text.Length == 0 ? "" : $"?{text}";
    }

    /// <summary>What an address asks for; without a word it is what waits.</summary>
    public static VoicesFilter Of(
        string? show, string? source, string? code, string? segment, string? language, string? from, string? to, string? words, string? mine) => new(
        show == All ? null : Enum.TryParse<ObservationState>(show, ignoreCase: true, out var state) && Enum.IsDefined(state) ? state : ObservationState.Open,
        Guid.TryParse(source, out var sourceId) ? sourceId : null, Guid.TryParse(code, out var codeId) ? codeId : null, Word(segment),
        language is "de" or "en" ? language : null, Date(from), Date(to), Word(words), mine == "1");

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
