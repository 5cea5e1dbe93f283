using System.Globalization;
using Herberge.Foundation.Settings;
using Microsoft.Extensions.Localization;

namespace Herberge.Shell;

/// <summary>
/// Numbers and times as a person of the house writes them: decimal comma or point, a real minus, “heute, 06:10”, in
/// the house's time zone and the reader's language. One per request.
/// </summary>
internal sealed class Format
{
    private const char Minus = '−';
    private const char NoBreak = '\u00a0';
    private static readonly CultureInfo German = WithRealMinus("de-DE");
    private static readonly CultureInfo English = WithRealMinus("en-GB");

    private readonly IStringLocalizer<ShellWords> _words;
    private readonly TimeZoneInfo _zone;
    private readonly CultureInfo _culture;
    private readonly bool _german;
    private readonly DateTime _now;

    public Format(IStringLocalizer<ShellWords> words, House house, TimeProvider clock)
        : this(words, house.TimeZone, clock, CultureInfo.CurrentUICulture)
    {
    }

    internal Format(IStringLocalizer<ShellWords> words, TimeZoneInfo zone, TimeProvider clock, CultureInfo reader)
    {
        _words = words;
        _zone = zone;
        _german = reader.TwoLetterISOLanguageName != "en";
        _culture = _german ? German : English;
        _now = Local(clock.GetUtcNow());
    }

    /// <summary>1.284</summary>
    public string Number(long value) => value.ToString("N0", _culture);

    /// <summary>0,47</summary>
    public string Number(double value, int decimals)
    {
        var text = value.ToString("N" + decimals.ToString(CultureInfo.InvariantCulture), _culture);
        return IsZero(text) ? text.TrimStart(Minus) : text;
    }

    /// <summary>+0,11, −0,03, ±0,00</summary>
    public string Signed(double value, int decimals)
    {
        var text = Number(value, decimals);
        if (IsZero(text)) return "±" + text;
        return value > 0 ? "+" + text : text;
    }

    /// <summary>58 % of 0.58</summary>
    public string Percent(double ratio, int decimals = 0)
    {
        var text = Number(ratio * 100, decimals);
        return _german ? $"{text}{NoBreak}%" : $"{text}%";
    }

    /// <summary>48 KB, 1,2 MB</summary>
    public string Size(long bytes) => bytes switch
    {
        < 1000 => $"{Number(bytes)}{NoBreak}B",
        < 1_000_000 => $"{Number((bytes + 500) / 1000)}{NoBreak}KB",
        < 1_000_000_000 => $"{Number(bytes / 1e6, 1)}{NoBreak}MB",
        _ => $"{Number(bytes / 1e9, 1)}{NoBreak}GB",
    };

    /// <summary>09:41</summary>
    public string Clock(DateTimeOffset at) => Clock(Local(at));

    /// <summary>For lists: “heute, 06:10”, “gestern, 16:58”, “Montag”, “12. Januar”, “12. Januar 2024”.</summary>
    public string When(DateTimeOffset at)
    {
        var local = Local(at);
        return Near(local) ?? (DaysAgo(local) is > 0 and < 7 ? Weekday(local) : Date(local));
    }

    /// <summary>For posts: “heute, 06:10”, “Mittwoch, 6. Mai, 08:12”, “6. Mai 2024, 08:12”.</summary>
    public string Moment(DateTimeOffset at)
    {
        var local = Local(at);
        return Near(local) ?? (local.Year == _now.Year ? $"{Day(local)}, {Clock(local)}" : $"{Date(local)}, {Clock(local)}");
    }

    /// <summary>“Dienstag, 12. Mai”, with the year when it is another one.</summary>
    public string Day(DateTimeOffset at) => Day(Local(at));

    /// <summary>“Dienstag, 12. Mai”, with the year when it is another one.</summary>
    public string Day(DateOnly date) => Day(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>“12. Mai”, with the year when it is another one.</summary>
    public string Date(DateTimeOffset at) => Date(Local(at));

    /// <summary>“12. Mai”, with the year when it is another one.</summary>
    public string Date(DateOnly date) => Date(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>“Mai”, as on a date leaf or an axis: at most four letters.</summary>
    public string MonthName(DateOnly date) => date.ToString("MMM", _culture).TrimEnd('.');

    /// <summary>How long somebody has been waiting: “seit 3 Tagen”, “seit gestern”, “seit 2 Stunden”, “seit eben”.</summary>
    public string Since(DateTimeOffset at)
    {
        var local = Local(at);
        var days = DaysAgo(local);
        if (days == 1) return _words["since-yesterday"];
        if (days > 1) return _words["since-days", Number(days)];
        var hours = (int)(_now - local).TotalHours;
        return hours switch
        {
            < 1 => _words["since-just-now"],
            1 => _words["since-hour"],
            _ => _words["since-hours", Number(hours)],
        };
    }

    /// <summary>3:10 Std., 12 Min., 4 Tage</summary>
    public string Duration(TimeSpan span)
    {
        if (span.TotalMinutes < 60) return _words["minutes", Number((long)span.TotalMinutes)];
        if (span.TotalHours < 72) return _words["hours", $"{(long)span.TotalHours}:{span.Minutes:00}"];
        return _words["days", Number((long)span.TotalDays)];
    }

    /// <summary>For the attribute <c>datetime</c>.</summary>
    public static string Machine(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private string? Near(DateTime local) => DaysAgo(local) switch
    {
        0 => _words["today-at", Clock(local)].Value,
        1 => _words["yesterday-at", Clock(local)].Value,
        -1 => _words["tomorrow-at", Clock(local)].Value,
        _ => null,
    };

    private int DaysAgo(DateTime local) => (_now.Date - local.Date).Days;

    private string Clock(DateTime local) => local.ToString("HH:mm", _culture);

    private string Weekday(DateTime local) => local.ToString("dddd", _culture);

    private string Day(DateTime local) => _german ? $"{Weekday(local)}, {Date(local)}" : $"{Weekday(local)} {Date(local)}";

    private string Date(DateTime local)
    {
        var sameYear = local.Year == _now.Year;
        return local.ToString((_german, sameYear) switch
        {
            (true, true) => "d. MMMM",
            (true, false) => "d. MMMM yyyy",
            (false, true) => "d MMMM",
            (false, false) => "d MMMM yyyy",
        }, _culture);
    }

    private DateTime Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, _zone).DateTime;

    private static bool IsZero(string text) => !text.Any(c => c is >= '1' and <= '9');

    private static CultureInfo WithRealMinus(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NegativeSign = Minus.ToString();
        return CultureInfo.ReadOnly(culture);
    }
}
