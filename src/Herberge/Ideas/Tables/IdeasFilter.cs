using System.Globalization;

namespace Herberge.Ideas.Tables;

/// <summary>A promise whose day is over.</summary>
public enum Overdue
{
    Answer,
    Decision,
}

/// <summary>What the viewer has to do with an idea.</summary>
public enum OwnIdeas
{
    /// <summary>They are of its team.</summary>
    Mine,

    /// <summary>They follow its talk.</summary>
    Followed,
}

public enum IdeaSort
{
    Newest,
    Supporters,
    Across,
    Activity,
    Due,
}

/// <summary>Which ideas somebody looks at and in which order; also the query of the table's address.</summary>
/// <param name="Unit">Authors of this unit and those below it; for insiders.</param>
/// <param name="Words">What its title, text or lead says.</param>
public sealed record IdeasFilter(
    Guid? Campaign = null, Guid? Stage = null, string? Tag = null, Guid? Unit = null, Overdue? Due = null, OwnIdeas? Own = null, string? Words = null,
    DateOnly? From = null, DateOnly? To = null, IdeaSort Sort = IdeaSort.Newest)
{
    public const int LongestWords = 200;

    /// <summary>How many of the choices behind the filter's button are made.</summary>
    public int Narrowing => new[] { Campaign is not null, Stage is not null, Tag is not null, Unit is not null, From is not null, To is not null }.Count(made => made);

    public bool IsAll => this with { Sort = IdeaSort.Newest } == new IdeasFilter();

    /// <summary>What narrows it, as names and values for an address or hidden fields.</summary>
    public IEnumerable<(string Name, string Value)> Parts => new (string Name, string? Value)[]
    {
        ("campaign", Campaign?.ToString()), ("stage", Stage?.ToString()), ("tag", Tag), ("unit", Unit?.ToString()), ("due", Word(Due)), ("own", Word(Own)), ("q", Words),
        ("from", Day(From)), ("to", Day(To)), ("sort", Sort == IdeaSort.Newest ? null : Word<IdeaSort>(Sort)),
    }.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => (part.Name, part.Value!));

    /// <summary>With a leading question mark, or nothing.</summary>
    public string Query(string? after = null)
    {
        var parts = after is null ? Parts : Parts.Append(("after", after));
        var text = string.Join('&', parts.Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2)}"));
        return text.Length == 0 ? "" : $"?{text}";
    }

    /// <summary>What an address asks for; what can't be understood narrows nothing.</summary>
    public static IdeasFilter Of(Func<string, string?> value) => new(
        Id(value("campaign")), Id(value("stage")), Short(value("tag"), IdeaTag.Longest)?.ToLowerInvariant(), Id(value("unit")), Choice<Overdue>(value("due")), Choice<OwnIdeas>(value("own")),
        Short(value("q"), LongestWords), Date(value("from")), Date(value("to")), Choice<IdeaSort>(value("sort")) ?? IdeaSort.Newest);

    private static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    private static string? Short(string? text, int longest) => string.IsNullOrWhiteSpace(text) ? null : text.Trim() is var word && word.Length > longest ? word[..longest] : word;

    private static T? Choice<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var choice) && Enum.IsDefined(choice) ? choice : null;

    private static string? Word<T>(T? choice) where T : struct, Enum => choice?.ToString().ToLowerInvariant();

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Date(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
