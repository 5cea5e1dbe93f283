namespace Herberge.Texts.Tests;

/// <summary>Short German texts made of the words of a few topics, with words in common between all.</summary>
internal static class MadeTexts
{
    private static readonly string[][] Topics =
    [
        ["Kantine", "Essen", "Salat", "Suppe", "vegetarisch", "Koch", "Mittag", "Gericht", "Nachtisch", "Portion"],
        ["Parkplatz", "Auto", "Garage", "Stellplatz", "Schranke", "Ladesäule", "Einfahrt", "Besucherplatz", "Fahrrad", "Dach"],
        ["Drucker", "Toner", "Papierstau", "Netzwerk", "Rechner", "Bildschirm", "Tastatur", "Passwort", "Anmeldung", "Treiber"],
        ["Urlaub", "Antrag", "Vertretung", "Brückentag", "Ferien", "Überstunden", "Kalender", "Genehmigung", "Resturlaub", "Feiertag"],
    ];

    private static readonly string[] Common = ["Montag", "Woche", "Problem", "Kollegen", "Abteilung", "Frage", "Haus", "Stock"];

    public static (string[] Texts, int[] Topics) Make(int count, int seed)
    {
        var random = new Random(seed);
        var (texts, topics) = (new string[count], new int[count]);
        for (var at = 0; at < count; at++)
        {
            topics[at] = at % Topics.Length;
            var words = Enumerable.Range(0, 5).Select(_ => Topics[topics[at]][random.Next(10)])
                .Append(Common[random.Next(Common.Length)]).Append($"Nr{at}x{seed}");
            texts[at] = $"Bei uns ist {string.Join(" und ", words)} ein Thema";
        }

        return (texts, topics);
    }
}
