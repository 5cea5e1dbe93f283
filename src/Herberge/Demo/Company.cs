using System.Globalization;
using System.Text;
using Herberge.People;

namespace Herberge.Demo;

/// <summary>The company before anybody wrote a word: its units, partner companies, people and spaces.</summary>
internal sealed class Company
{
    /// <summary>Named people every house has, in the order of <c>company.txt</c>; the sign-ins of the demo are among them.</summary>
    public const int CastSize = 18;

    private readonly List<DemoUnit> units = [];
    private readonly List<DemoPartner> partners = [];
    private readonly List<DemoMember> members = [];
    private readonly List<DemoSpace> spaces = [];
    private readonly List<UnitText> unitTexts = [];
    private readonly List<SpaceText> spaceTexts = [];
    private readonly List<int> top = [];

    public IReadOnlyList<DemoUnit> Units => units;
    public IReadOnlyList<DemoPartner> Partners => partners;
    public IReadOnlyList<DemoMember> Members => members;
    public IReadOnlyList<DemoSpace> Spaces => spaces;

    /// <summary>Numbers of the top units; <see cref="UnitTexts"/> has the same order.</summary>
    public IReadOnlyList<int> TopUnits => top;
    public IReadOnlyList<UnitText> UnitTexts => unitTexts;
    public IReadOnlyList<SpaceText> SpaceTexts => spaceTexts;

    /// <summary>Position in <see cref="TopUnits"/> of a member's unit, −1 for guests.</summary>
    public int TopOf(int member)
    {
        var unit = members[member].Unit;
        return unit < 0 ? -1 : top.IndexOf(units[unit].Parent < 0 ? unit : units[unit].Parent);
    }

    public static Company Found(DemoPlan plan, TopicLibrary library, Dice dice)
    {
        var company = new Company();
        var assembly = typeof(Company).Assembly;
        var cast = new List<string[]>();
        var guests = new List<string[]>();
        foreach (var line in TopicLibrary.Lines(assembly, "company.txt"))
            company.ReadCompanyLine(line, cast, guests);
        var folk = Folk.Read(TopicLibrary.Lines(assembly, "names.txt"));
        company.Hire(plan, library, folk, cast, guests, dice.Fork("people"));
        company.OpenSpaces(plan, TopicLibrary.Lines(assembly, "spaces.txt"), dice.Fork("spaces"));
        return company;
    }

    private void ReadCompanyLine(string line, List<string[]> cast, List<string[]> guests)
    {
        if (line.Length == 0 || line[0] == '#')
            return;
        if (line.StartsWith("- ", StringComparison.Ordinal))
        {
            var parts = Cut(line[2..]);
            units.Add(new DemoUnit(units.Count, parts[0], top[^1]));
            unitTexts[^1].Teams.Add(new TeamText(
                units.Count - 1, Number(parts[1]), Cut(parts[2], ';'), Cut(parts[3], ';')));
            return;
        }

        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var values = Cut(line[(equals + 1)..]);
        switch (line[..equals].Trim())
        {
            case "unit":
                top.Add(units.Count);
                unitTexts.Add(new UnitText(values[0], Number(values[1]), Number(values[2]), Cut(values[3], ';'), values[4], []));
                units.Add(new DemoUnit(units.Count, values[0], -1));
                break;
            case "partner":
                partners.Add(new DemoPartner(partners.Count, values[0], values[1], values[2]));
                break;
            case "cast":
                cast.Add(values);
                break;
            case "guest":
                guests.Add(values);
                break;
            default:
                throw new FormatException($"company.txt: {line}");
        }
    }

    private void Hire(DemoPlan plan, TopicLibrary library, Folk folk, List<string[]> cast, List<string[]> guests, Dice dice)
    {
        var start = plan.Now.AddMonths(-DemoPlan.Months);
        var emails = new HashSet<string>(StringComparer.Ordinal);
        var handles = new HashSet<string>(StringComparer.Ordinal);
        var asks = library.Turns("ask-me");
        var wishes = library.Turns("looking-for");
        var guestCount = Math.Max(guests.Count, plan.Members / 50);
        var inside = plan.Members - guestCount;
        var sizes = Shares(inside);
        var names = new HashSet<string>(StringComparer.Ordinal);

        void Add(string given, string family, int unit, int partner, string title, string place,
            string[] languages, string[] skills, string ask, string wish, DateTimeOffset joined, double energy)
        {
            var name = $"{given} {family}";
            names.Add(name);
            var domain = partner < 0 ? "ostertag.example" : partners[partner].Domain;
            var local = $"{Fold(given)}.{Fold(family)}";
            var email = $"{local}@{domain}";
            for (var n = 2; !emails.Add(email); n++)
                email = string.Create(CultureInfo.InvariantCulture, $"{local}{n}@{domain}");
            members.Add(new DemoMember(
                members.Count, given, family, Handles.Unique(name, handles), email, unit, partner, title, place, languages, skills, ask, wish, joined, energy));
        }

        foreach (var person in cast)
        {
            var text = unitTexts.First(unit => unit.Name == person[3]);
            var team = text.Teams.First(candidate => units[candidate.Unit].Name == person[4]);
            Add(person[0], person[1], team.Unit, -1, person[5], text.Places[0], Cut(person[6], ','),
                [.. team.Skills.Take(3)], person[7], person[8], start.AddDays(-dice.Between(1, 20)), 9 + (4 * dice.Unit()));
            sizes[unitTexts.IndexOf(text)]--;
        }

        foreach (var person in guests)
        {
            var partner = partners.FindIndex(candidate => candidate.Name == person[3]);
            Add(person[0], person[1], -1, partner, person[4], partners[partner].Place, Cut(person[5], ','), [],
                person[6], person[7], start.AddDays(dice.Between(20, 60)), 6);
        }

        var scene = new Scene(library.Words, dice.Fork("profiles"), new Dictionary<string, IReadOnlyList<Noun>>());
        for (var u = 0; u < unitTexts.Count; u++)
        {
            var text = unitTexts[u];
            for (var i = 0; i < sizes[u]; i++)
            {
                var team = text.Teams[dice.Weighted([.. text.Teams.Select(candidate => candidate.Share)])];
                var (given, family, female, languages) = folk.Draw(dice, names);
                var titles = team.Titles[dice.Index(team.Titles.Length)].Split('/');
                var title = titles.Length > 1 && !female ? titles[1] : titles[0];
                var skills = team.Skills.ToList();
                dice.Shuffle(skills);
                Add(given, family, team.Unit, -1, title, dice.Pick(text.Places), languages,
                    [.. skills.Take(dice.Between(0, 3))],
                    dice.Chance(0.4) ? asks[dice.Index(asks.Count)].Say(scene) : skills.Count > 0 && dice.Chance(0.4) ? skills[0] : "",
                    dice.Chance(0.25) ? wishes[dice.Index(wishes.Count)].Say(scene) : "",
                    JoinedAt(start, plan.Now, dice), Energy(dice));
                scene.Rechoose();
            }
        }

        while (members.Count < plan.Members)
        {
            var partner = partners[dice.Index(partners.Count)];
            var (given, family, female, languages) = folk.Draw(dice, names);
            Add(given, family, -1, partner.Number, female ? "Betriebstechnikerin" : "Betriebstechniker", partner.Place,
                languages, [], "", "", JoinedAt(start.AddDays(20), plan.Now, dice), Energy(dice) * 0.6);
        }
    }

    /// <summary>Largest remainders, so that the sizes add up and every unit has somebody.</summary>
    private int[] Shares(int people)
    {
        var sum = unitTexts.Sum(unit => unit.Size);
        var sizes = new int[unitTexts.Count];
        var rests = new List<(double Over, int Unit)>();
        for (var u = 0; u < sizes.Length; u++)
        {
            var castHere = CastIn[unitTexts[u].Name];
            var exact = unitTexts[u].Size / sum * people;
            sizes[u] = Math.Max(Math.Max(1, castHere), unitTexts[u].Size < 10 && people > 400 ? (int)unitTexts[u].Size : (int)exact);
            rests.Add((exact - sizes[u], u));
        }

        rests.Sort((a, b) => b.Over.CompareTo(a.Over));
        for (var i = 0; sizes.Sum() < people; i++)
            sizes[rests[i % rests.Count].Unit]++;
        for (var i = 0; sizes.Sum() > people; i = (i + 1) % sizes.Length)
        {
            var largest = Array.IndexOf(sizes, sizes.Max());
            sizes[largest]--;
        }

        return sizes;
    }

    private static readonly Dictionary<string, int> CastIn = new(StringComparer.Ordinal)
    {
        ["Produktion Werk Süd"] = 3, ["Produktion Werk Nord"] = 0, ["Service"] = 2, ["F&E"] = 3, ["Vertrieb DACH"] = 1,
        ["Projektabwicklung"] = 0, ["IT"] = 3, ["Qualität"] = 2, ["Einkauf"] = 2, ["Finanzen"] = 0, ["HR"] = 1,
        ["Kommunikation"] = 1, ["Recht"] = 0,
    };

    /// <summary>Two thirds come in the first ten weeks, the rest as word spreads and people are hired.</summary>
    private static DateTimeOffset JoinedAt(DateTimeOffset start, DateTimeOffset now, Dice dice)
    {
        var days = (now - start).TotalDays - 2;
        var at = dice.Chance(0.66) ? dice.Unit() * Math.Min(70, days) : dice.Unit() * days;
        return WorkingTime.Settle(start.AddDays(at), dice);
    }

    /// <summary>How much somebody writes: most a little, a few a lot, one in eight nothing.</summary>
    private static double Energy(Dice dice) => dice.Chance(0.125) ? 0 : Math.Min(26, dice.LogNormal(0.8, 1.15));

    private void OpenSpaces(DemoPlan plan, IEnumerable<string> lines, Dice dice)
    {
        var start = plan.Now.AddMonths(-DemoPlan.Months);
        var limit = Math.Max(8, plan.Members / 8);
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#' || spaces.Count >= limit)
                continue;
            var parts = Cut(line);
            var home = Cut(parts[3], ',').Select(name => unitTexts.FindIndex(unit => unit.Name == name)).ToArray();
            var domains = Cut(parts[4], ',').Select(pair => pair.Split(' ')).Select(pair => (pair[0], Number(pair[1]))).ToArray();
            var hostUnit = unitTexts.FindIndex(unit => unit.Name == parts[6]);
            var inUnit = members.Where(member => member.Partner < 0 && TopOf(member.Number) == hostUnit).ToList();
            var pool = inUnit.Where(member => member.Number < CastSize).Concat(inUnit).Take(6).DistinctBy(member => member.Number).ToList();
            var hosts = new List<int>();
            while (hosts.Count < Math.Min(2, pool.Count))
            {
                var host = hosts.Count == 0 && pool[0].Number < CastSize && spaces.Count < 8 ? pool[0] : dice.Pick(pool);
                if (!hosts.Contains(host.Number))
                    hosts.Add(host.Number);
            }

            var door = parts[1] switch { "open" => DemoDoor.Open, "restricted" => DemoDoor.Restricted, _ => DemoDoor.Private };
            var invited = Cut(parts[2], ',').Select(name => partners.First(partner => partner.Name == name).Number).ToArray();
            var opened = start.AddDays(spaces.Count < 12 ? -dice.Between(1, 10) : dice.Between(0, 60));
            // Who hosts a space was there before it opened.
            foreach (var host in hosts.Where(host => members[host].Joined > opened))
                members[host] = members[host] with { Joined = opened.AddDays(-dice.Between(2, 9)) };
            spaces.Add(new DemoSpace(spaces.Count, parts[0], parts[7], door, invited, hosts, opened));
            spaceTexts.Add(new SpaceText(home, domains, Number(parts[5])));
        }
    }

    /// <summary>“Yıldız” → “yildiz”, “Krämer” → “kraemer”.</summary>
    private static string Fold(string name)
    {
        var text = name.ToLowerInvariant()
            .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal)
            .Replace("ü", "ue", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
            .Replace('ı', 'i').Replace('ł', 'l').Replace('đ', 'd').Replace('ø', 'o').Replace("i̇", "i", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormD);
        var folded = new StringBuilder();
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterOrDigit(letter))
                folded.Append(letter);
            else if (letter is ' ' or '-' or '\'')
                folded.Append('-');
        }

        return folded.ToString();
    }

    private static string[] Cut(string text, char at = '|') =>
        at == '|' ? text.Split(at, StringSplitOptions.TrimEntries) : text.Split(at, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}

internal sealed record TeamText(int Unit, double Share, string[] Titles, string[] Skills);

internal sealed record UnitText(string Name, double Size, double Inside, string[] Places, string AtOurs, List<TeamText> Teams);

internal sealed record SpaceText(int[] HomeUnits, (string Domain, double Weight)[] Domains, double Share);
