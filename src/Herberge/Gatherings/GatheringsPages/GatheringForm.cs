using System.Globalization;
using System.Text.RegularExpressions;
using Herberge.Gatherings.Series;

namespace Herberge.Gatherings.GatheringsPages;

/// <summary>The form of a gathering, as it is typed. Times are those of a clock on a wall in its zone.</summary>
public sealed partial class GatheringForm
{
    public string? Title { get; set; }

    public string? Lead { get; set; }

    public string? Text { get; set; }

    public Guid? SpaceId { get; set; }

    public string? Day { get; set; }

    public string? From { get; set; }

    public string? LastDay { get; set; }

    public string? To { get; set; }

    public string? TimeZone { get; set; }

    public bool IsOnSite { get; set; }

    public string? Place { get; set; }

    public string? SeatsOnSite { get; set; }

    public bool IsOnline { get; set; }

    public string? Link { get; set; }

    public string? SeatsOnline { get; set; }

    public bool ForPartners { get; set; }

    /// <summary>A form without a ticked box sends none at all.</summary>
    public List<Guid> Units { get; set => field = value ?? []; } = [];

    public string? Hosts { get; set; }

    /// <summary>A point in each line: “09:00 Ankommen | für alle”.</summary>
    public string? Agenda { get; set; }

    public string? Question1 { get; set; }

    public string? Question2 { get; set; }

    public string? Question3 { get; set; }

    public string? HeldSeats { get; set; }

    public string? HeldUntil { get; set; }

    public string? ConfirmDays { get; set; }

    public bool ReleasesUnconfirmed { get; set; }

    public bool HasSessions { get; set; }

    /// <summary>Empty for a single one.</summary>
    public string? Repeat { get; set; }

    public string? Interval { get; set; } = "1";

    public string? RepeatUntil { get; set; }

    public string? RepeatCount { get; set; }

    public Scope Scope { get; set; }

    /// <summary>What the form was made of.</summary>
    public int? Edition { get; set; }

    internal static GatheringForm Of(Gathering g, IReadOnlyList<string> hosts) => new()
    {
        Title = g.Title,
        Lead = g.Lead,
        Text = g.Text,
        SpaceId = g.SpaceId,
        Day = Write(g.StartsLocal),
        From = Wording.Clock(g.StartsLocal),
        LastDay = g.EndsLocal.Date == g.StartsLocal.Date ? null : Write(g.EndsLocal),
        To = Wording.Clock(g.EndsLocal),
        TimeZone = g.TimeZone,
        IsOnSite = g.IsOnSite,
        Place = g.Place,
        SeatsOnSite = Write(g.SeatsOnSite),
        IsOnline = g.IsOnline,
        Link = g.Link,
        SeatsOnline = Write(g.SeatsOnline),
        ForPartners = g.ForPartners,
        Units = [.. g.Units.Select(u => u.UnitId)],
        Hosts = string.Join('\n', hosts),
        Agenda = Write(g.Agenda.OrderBy(l => l.Position).Select(l => (l.At, l.Title, l.Detail))),
        Question1 = g.Questions.FirstOrDefault(q => q.Position == 0)?.Text,
        Question2 = g.Questions.FirstOrDefault(q => q.Position == 1)?.Text,
        Question3 = g.Questions.FirstOrDefault(q => q.Position == 2)?.Text,
        HeldSeats = g.HeldSeats > 0 ? Write(g.HeldSeats) : null,
        HeldUntil = g.HeldUntil?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ConfirmDays = Write(g.ConfirmDays),
        ReleasesUnconfirmed = g.ReleasesUnconfirmed,
        HasSessions = g.HasSessions,
        Edition = g.Sequence,
    };

    public GatheringInput ToInput()
    {
        var zone = TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone ?? "", out var found) ? found : TimeZoneInfo.Utc;
        return new GatheringInput(
            Title, Lead, Text, SpaceId, At(Day, From, zone), At(string.IsNullOrWhiteSpace(LastDay) ? Day : LastDay, To, zone), TimeZone, IsOnSite, Place, Number(SeatsOnSite), IsOnline, Link, Number(SeatsOnline),
            ForPartners, Units, Names(Hosts), [.. Lines(Agenda).Select(Read)], [.. new[] { Question1, Question2, Question3 }.Where(q => !string.IsNullOrWhiteSpace(q)).Select(q => q!)],
            Number(HeldSeats) ?? 0, DateOnly.TryParseExact(HeldUntil, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? until : null, Number(ConfirmDays), ReleasesUnconfirmed, HasSessions);
    }

    public RepeatInput? ToRepeat() => Enum.TryParse<RepeatEvery>(Repeat, ignoreCase: true, out var every)
        ? new RepeatInput(every, Number(Interval) ?? 1, DateOnly.TryParseExact(RepeatUntil, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var until) ? until : null, Number(RepeatCount))
        : null;

    /// <summary>The field a problem of the input stands at.</summary>
    public static string FieldOf(string field) => field switch
    {
        nameof(GatheringInput.StartsAt) => nameof(Day),
        nameof(GatheringInput.EndsAt) => nameof(To),
        nameof(GatheringInput.Questions) => nameof(Question1),
        nameof(RepeatInput.Every) => nameof(Repeat),
        nameof(RepeatInput.Until) => nameof(RepeatUntil),
        nameof(RepeatInput.Count) => nameof(RepeatCount),
        _ => field,
    };

    internal static string Write(IEnumerable<(TimeOnly? At, string Title, string? Detail)> agenda) =>
        string.Join('\n', agenda.Select(l => $"{(l.At is { } at ? at.ToString("HH:mm ", CultureInfo.InvariantCulture) : "")}{l.Title}{(l.Detail is null ? "" : $" | {l.Detail}")}"));

    internal static AgendaInput Read(string line)
    {
        var time = Time().Match(line);
        var at = time.Success && TimeOnly.TryParse($"{time.Groups["h"].Value}:{time.Groups["m"].Value}", CultureInfo.InvariantCulture, out var parsed) ? parsed : (TimeOnly?)null;
        var rest = (at is null ? line : line[time.Length..]).Split('|', 2);
        return new AgendaInput(at, rest[0].Trim(), rest.Length > 1 ? rest[1].Trim() : null);
    }

    private static DateTimeOffset? At(string? day, string? time, TimeZoneInfo zone) =>
        DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var on) && TimeOnly.TryParse(time, CultureInfo.InvariantCulture, out var at) && on.Year is > 1970 and < 2200
            ? Zones.InstantOf(on.ToDateTime(at), zone)
            : null;

    private static string[] Lines(string? text) => (text ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Names(string? text) => (text ?? "").Split([' ', ',', ';', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    /// <summary>Null for nothing; what is no number breaks every rule about numbers.</summary>
    private static int? Number(string? text) => string.IsNullOrWhiteSpace(text) ? null : int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private static string? Write(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string Write(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<h>\d{1,2})[:.](?<m>\d{2})\s+", RegexOptions.NonBacktracking)]
    private static partial Regex Time();
}
