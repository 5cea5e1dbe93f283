using System.Globalization;

namespace Herberge.Demo;

/// <summary>Names as they are found in a company in southern Germany, by where families came from.</summary>
internal sealed class Folk
{
    private readonly List<Origin> origins = [];

    public static Folk Read(IEnumerable<string> lines)
    {
        var folk = new Folk();
        foreach (var line in lines)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line[0] == '@')
            {
                var parts = line[1..].Split('|', StringSplitOptions.TrimEntries);
                folk.origins.Add(new Origin(
                    double.Parse(parts[1], CultureInfo.InvariantCulture), parts[2].Split(',', StringSplitOptions.TrimEntries)));
                continue;
            }

            var names = line[2..].Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var list = line[0] switch { 'f' => folk.origins[^1].Women, 'm' => folk.origins[^1].Men, _ => folk.origins[^1].Families };
            list.AddRange(names);
        }

        return folk;
    }

    /// <summary>A name not taken yet; after many tries a namesake is let in, as in life.</summary>
    public (string Given, string Family, bool Female, string[] Languages) Draw(Dice dice, HashSet<string> taken)
    {
        var weights = origins.Select(origin => origin.Weight).ToArray();
        for (var tries = 0; ; tries++)
        {
            var origin = origins[dice.Weighted(weights)];
            var female = dice.Chance(0.38);
            var given = dice.Pick(female ? origin.Women : origin.Men);
            // Families of long standing and marriages: given and family name don't always share an origin.
            var family = dice.Pick(dice.Chance(0.9) ? origin.Families : origins[0].Families);
            if (taken.Contains($"{given} {family}") && tries < 25)
                continue;
            return (given, family, female, Languages(origin, dice));
        }
    }

    private static string[] Languages(Origin origin, Dice dice)
    {
        var languages = new List<string> { "Deutsch" };
        if (origin.Languages is not ["Deutsch"] && dice.Chance(0.85))
            languages.Add(origin.Languages[0]);
        if (dice.Chance(0.55))
            languages.Add("Englisch");
        if (dice.Chance(0.08))
            languages.Add(dice.Pick(["Französisch", "Spanisch", "Italienisch", "Russisch", "Niederländisch"]));
        return [.. languages.Distinct()];
    }

    private sealed record Origin(double Weight, string[] Languages)
    {
        public List<string> Women { get; } = [];
        public List<string> Men { get; } = [];
        public List<string> Families { get; } = [];
    }
}
