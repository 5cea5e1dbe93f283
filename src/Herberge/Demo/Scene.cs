using System.Globalization;

namespace Herberge.Demo;

/// <summary>What one conversation is about: the nouns and numbers chosen for it, and who speaks to whom just now.</summary>
internal sealed class Scene(Lexicon lexicon, Dice dice, IReadOnlyDictionary<string, IReadOnlyList<Noun>> own)
{
    // Not from the machine's culture data, which differs between systems.
    private static readonly NumberFormatInfo German = new() { NumberDecimalSeparator = ",", NumberGroupSeparator = "." };
    private static readonly string[] MonthsDe =
        ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"];

    private static readonly string[] MonthsEn =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] DaysDe = ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"];
    private static readonly string[] DaysEn = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

    private readonly Dictionary<string, Noun> chosen = [];
    private readonly Dictionary<string, string> said = [];

    public Dice Dice => dice;
    public DateTime Today { get; set; }
    public bool English { get; init; }

    /// <summary>Given name of the person spoken to.</summary>
    public string You { get; set; } = "";

    /// <summary>“im Einkauf”, “in der IT”: where the speaker works.</summary>
    public string AtOurs { get; set; } = "";

    /// <summary>A third person as a mention, for the phrases that call somebody in.</summary>
    public string Third { get; set; } = "";

    public string ThirdGiven { get; set; } = "";

    public void Rechoose() => chosen.Clear();

    public string Fill(string name, string form)
    {
        switch (name)
        {
            case "name": return You;
            case "bei": return AtOurs;
            case "Bei": return char.ToUpper(AtOurs[0], CultureInfo.InvariantCulture) + AtOurs[1..];
            case "mention": return Third;
            case "third": return ThirdGiven;
            case "vor": return Date(Today.AddDays(-Dice.Between(5, 45)));
            case "neulich": return Date(Today.AddDays(-Dice.Between(1, 6)));
            case "bald": return Date(NextWorkday(Today.AddDays(Dice.Between(3, 24))));
            case "wt": return Weekday(NextWorkday(Today.AddDays(Dice.Between(1, 5))));
            case "kw": return Week(Today).ToString(CultureInfo.InvariantCulture);
            case "kwbald": return Week(Today.AddDays(Dice.Between(10, 40))).ToString(CultureInfo.InvariantCulture);
            case "jahr": return Today.Year.ToString(CultureInfo.InvariantCulture);
            case "monat": return Month(Today.AddDays(Dice.Between(20, 90)));
        }

        if (said.TryGetValue(name, out var number))
            return number;
        return Choose(name).Say(form);
    }

    public string Count(string? name, double low, double high, int digits)
    {
        if (name is not null && said.TryGetValue(name, out var before))
            return before;
        var value = low + (Dice.Unit() * (high - low));
        string text;
        if (digits > 0)
        {
            text = value.ToString($"F{digits}", English ? NumberFormatInfo.InvariantInfo : German);
        }
        else
        {
            var whole = Dice.Between((int)low, (int)high);
            if (whole >= 200)
                whole = whole / 10 * 10;
            text = whole >= 10000
                ? whole.ToString("N0", English ? NumberFormatInfo.InvariantInfo : German)
                : whole.ToString(CultureInfo.InvariantCulture);
        }

        if (name is not null)
            said[name] = text;
        return text;
    }

    private Noun Choose(string name)
    {
        if (chosen.TryGetValue(name, out var noun))
            return noun;
        // {teil2} is another part than {teil}.
        var list = char.IsAsciiDigit(name[^1]) ? name[..^1] : name;
        var nouns = own.TryGetValue(list, out var local) ? local : lexicon[list];
        do
            noun = Dice.Pick(nouns);
        while (nouns.Count > 2 && chosen.Any(other => other.Value == noun && other.Key.StartsWith(list, StringComparison.Ordinal)));
        return chosen[name] = noun;
    }

    private string Date(DateTime day) => English
        ? $"{day.Day} {MonthsEn[day.Month - 1]}"
        : $"{day.Day}. {MonthsDe[day.Month - 1]}";

    private string Month(DateTime day) => English ? MonthsEn[day.Month - 1] : MonthsDe[day.Month - 1];

    private string Weekday(DateTime day) => English ? DaysEn[(int)day.DayOfWeek] : DaysDe[(int)day.DayOfWeek];

    private static int Week(DateTime day) => ISOWeek.GetWeekOfYear(day);

    private static DateTime NextWorkday(DateTime day) => day.DayOfWeek switch
    {
        DayOfWeek.Saturday => day.AddDays(2),
        DayOfWeek.Sunday => day.AddDays(1),
        _ => day,
    };
}
