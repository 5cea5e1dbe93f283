using Herberge.Voices.Needs;

namespace Herberge.Demo;

/// <param name="Theme">Key of the theme its evidence is taken from.</param>
/// <param name="Against">How many voices of praise contradict it.</param>
internal sealed record DemoNeed(
    int Number, string Theme, string When, string Want, string So, int Importance, int Satisfaction, NeedStatus Status, string? Outcome, int DaysAgo, int Against)
{
    public static readonly IReadOnlyList<DemoNeed> All =
    [
        new(1, "teil", "eine Förderstrecke steht", "sofort wissen, wann das Ersatzteil kommt", "ich meine Schicht umplanen kann", 5, 2, NeedStatus.Underway, null, 150, 2),
        new(2, "ansprech", "ich ein zweites Mal anrufe", "dieselbe Person erreichen", "ich nicht alles von vorn erkläre", 4, 2, NeedStatus.Considered, null, 90, 3),
        new(3, "panel", "ich eine Störung quittiere", "das mit Handschuhen in einem Griff tun", "die Linie keine Minute länger steht", 4, 4, NeedStatus.Shipped,
            "Seit dem Frühjahr quittiert ein großes Feld auf der ersten Ebene. Das Update spielt der Service bei der nächsten Wartung auf.", 240, 1),
        new(4, "unterlagen", "ich nachts allein an der Anlage stehe", "die Unterlagen finden, die zu genau dieser Anlage gehören", "ich niemanden wecken muss", 5, 3, NeedStatus.Gathering, null, 60, 0),
        new(5, "geraeusch", "die dritte Schicht läuft", "die Strecke leiser fahren können", "die Nachbarschaft schläft", 4, 1, NeedStatus.Gathering, null, 20, 0),
    ];
}
