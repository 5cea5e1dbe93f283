using Herberge.Shell.Charts;
using Herberge.Shell.Parts;

namespace Herberge.Shell.Design;

/// <summary>What the sheet of components shows: believable content, so that a component is judged as it will be used.</summary>
internal static class Samples
{
    public const string LongWord = "Donaudampfschifffahrtsgesellschaftskapitänsmützenhalterung";

    public static IReadOnlyList<(string Name, string Token)> Colours { get; } =
    [
        ("Papier", "paper"), ("Blatt", "sheet"), ("Mulde", "sunken"), ("Tinte", "ink"), ("Tinte 2", "ink-2"), ("Tinte 3", "ink-3"),
        ("Immergrün", "ever"), ("Immergrün zart", "ever-soft"), ("Laterne", "lamp"), ("Laterne zart", "lamp-soft"), ("Ziegel", "brick"), ("Buchrücken", "spine"),
    ];

    public static IReadOnlyList<UnitName> Units { get; } =
    [
        new("Einkauf", 2), new("Qualität", 8), new("Produktion Werk Süd", 1), new("F&E", 6), new("IT", 3), new("Service", 5), new("Vertrieb DACH", 4), new("HR", 7), new("Recht", 9),
    ];

    public static IReadOnlyList<SharePart> Shares { get; } =
    [
        new("Service", 5, 21), new("Produktion Werk Süd", 1, 17), new("IT", 3, 8), new("Einkauf", 2, 2),
    ];

    public static IReadOnlyList<Face> Faces { get; } = [new("SA", 5), new("KB", 4), new("GM", 7), new("JV", null)];

    public static IReadOnlyList<Choice> Tabs { get; } = [new("Gespräche", "#", true, 96), new("Wissen", "#"), new("Mitglieder", "#")];

    public static IReadOnlyList<Choice> Views { get; } = [new("Leitung", "#", true), new("Betriebsrat", "#")];

    public static IReadOnlyList<Choice> Filters { get; } = [new("Alle", "#", true), new("Ohne Antwort", "#", Count: 4), new("Mit Gästen", "#", Icon: "users")];

    public static IReadOnlyList<FieldError> Errors { get; } = [new("E-Mail", "Da fehlt die Endung, zum Beispiel .de"), new(null, "Der Link ist abgelaufen. Lass dir einen neuen schicken.")];

    public static IReadOnlyList<Crumb> Path { get; } = [new("Räume", "#"), new("Ersatzteile & Lieferzeiten", "#")];

    public static IReadOnlyList<string> Stages { get; } = ["Eingereicht", "Belegt", "Bewertet", "Pilot", "Wirkung"];

    public static IReadOnlyList<SightStep> Sight { get; } =
    [
        new("quote", "Beobachtung", "„Keiner kann mir sagen, wann es kommt.“", null, "42 Kundenstimmen"),
        new("target-arrow", "Bedürfnis", "Wissen, wann das Teil kommt", "#"),
        new("bulb", "Idee", "QR am Motor", "#", null, SightState.Ahead),
        new("gavel", "Entscheidung", "steht noch aus", null, null, SightState.Here),
    ];

    public static IReadOnlyList<Stat> Stats { get; } =
    [
        new("Beantwortet", "58", "%", "4 Punkte mehr als im April") { Better = true, Series = [41, 44, 43, 48, 50, 49, 55, 58], SeriesWords = "steigend" },
        new("Stunden bis zur ersten Antwort", "3:10", "Std.", "40 Minuten länger") { Better = false, Series = [2, 2.2, 2.1, 2.6, 2.8, 3.2], SeriesWords = "länger werdend" },
        new("Noch ohne Antwort", "7"),
    ];

    public static IReadOnlyList<TrendPoint> Trend { get; } = [.. Enumerable.Range(0, 20).Select(week =>
    {
        var value = 0.36 + (week * 0.006) + (week % 3 * 0.006);
        return new TrendPoint(new DateOnly(2026, 1, 5).AddDays(week * 7), value, value - 0.03, value + 0.03);
    })];

    public static IReadOnlyList<TrendMark> Marks { get; } = [new(new DateOnly(2026, 2, 16), "1"), new(new DateOnly(2026, 3, 23), "2"), new(new DateOnly(2026, 4, 20), "3")];

    private static readonly double[,] Ratios =
    {
        { 3.4, 0.18, 0.62, 0.41, 0.55, 0.37, 0.48, 0.71 }, { 0.18, 2.9, 1.12, 0.88, 0.46, 0.52, 0.29, 0.83 }, { 0.62, 1.12, 4.1, 0.57, 0.34, 0.44, 0.16, 0.92 },
        { 0.41, 0.88, 0.57, 2.6, 1.24, 0.69, 0.58, 0.61 }, { 0.55, 0.46, 0.34, 1.24, 2.2, 0.77, 0.66, 1.31 }, { 0.37, 0.52, 0.44, 0.69, 0.77, 2.8, 1.42, 0.73 },
        { 0.48, 0.29, 0.16, 0.58, 0.66, 1.42, 3.0, 0.95 }, { 0.71, 0.83, 0.92, 0.61, 1.31, 0.73, 0.95, 1.9 },
    };

    public static HeatCell Heat(int row, int column) =>
        row < 8 && column < 8 ? new HeatCell(Ratios[row, column], (row, column) is (0, 1) or (1, 0)) : HeatCell.Suppressed;

    public static IReadOnlyList<ThreadLine> Threads(DateTimeOffset now) =>
    [
        new("Willkommen: So fragst du hier am besten", "#", new("SM", 5), "Svenja Matthiesen", "Service", now.AddDays(-120), 14) { Pinned = true },
        new("Motor OF-200: Warum dauert die Freigabe von Ersatzlagern sechs Wochen?", "#", new("SA", 5), "Samuel Adeyemi", "Service", now.AddDays(-1), 6)
            { New = true, Answered = true, Faces = [new("TW", 2), new("AY", 8), new("IV", 6)] },
        new("Sonderfreigabe: Wer unterschreibt im Urlaub?", "#", new("SM", 5), "Svenja Matthiesen", "Service", now.AddDays(-3), 0) { Waiting = true },
        new("Expresslieferung nach Rotterdam: Zollpapiere fehlen regelmäßig", "#", new("JV", null), "Jasper de Vries", "Gast", now.AddDays(-4), 9)
            { Faces = [new("KB", 4), new("SA", 5)], Why = "Du schreibst oft über Zoll" },
        new($"{LongWord}: lange Teilebezeichnungen im Portal", "#", new("OK", 3), "Olena Kovalenko", "IT", now.AddDays(-9), 2),
    ];

    public static PostView Question(string id, DateTimeOffset now) =>
        new($"p1-{id}", new("SA", 5), "Samuel Adeyemi", now.AddDays(-6),
            "<p>Moin zusammen, bei drei Kund:innen stehen gerade Förderstrecken, weil das Lager <code>6205-2RS</code> im Antrieb OF-200 nicht freigegeben ist.</p><ul><li>Wer stößt die Prüfung an, wenn wir die Quelle wechseln?</li><li>Gibt es eine Abkürzung, wenn bei Kund:innen schon etwas steht?</li></ul>")
        {
            AuthorHref = "#",
            Unit = "Service",
            Opening = true,
            Files = [new("Ausfallliste_OF-200_KW18.xlsx", "#", "Tabelle", 48_200)],
            ReactTo = "#",
            Reactions = [new("thanks", "heart-handshake", "Danke", 9, false), new("me-too", "eye-check", "Geht mir auch so", 14, true)],
            ReplyHref = $"#compose-{id}",
            MenuHref = "#",
        };

    public static PostView Answer(string id, DateTimeOffset now) =>
        new($"p2-{id}", new("TW", 2), "Tomasz Wieczorek", now.AddDays(-5),
            "<blockquote><p>Wer stößt die Prüfung an, wenn wir die Quelle wechseln?</p></blockquote><p>Wir im Einkauf, aber nur, wenn in der Bestellung das Feld <strong>„Zweitquelle“</strong> gesetzt ist. <a class=\"mention\" href=\"#\">@Aylin Yıldız</a> bekommt den Prüfauftrag noch am selben Tag.</p>")
        {
            AuthorHref = "#",
            Unit = "Einkauf",
            Edited = true,
            HistoryHref = "#",
            ReactTo = "#",
            Reactions = [new("helpful", "thumb-up", "Hilfreich", 31, true), new("thanks", "heart-handshake", "Danke", 12, false)],
            ReplyHref = $"#compose-{id}",
            MenuHref = "#",
        };

    public static PostView Guest(string id, DateTimeOffset now) =>
        new($"p3-{id}", new("JV", null), "Jasper de Vries", now.AddHours(-2),
            "<p>Aus Sicht eines Betreibers: Uns würde schon reichen, wenn im Portal ein Datum stünde.</p>")
        {
            Unit = "Van Dijk Logistiek",
            New = true,
            ReactTo = "#",
            Reactions = [new("helpful", "thumb-up", "Hilfreich", 17, false)],
            ReplyHref = $"#compose-{id}",
        };
}
