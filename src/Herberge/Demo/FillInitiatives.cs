using Herberge.Activation.Initiatives;
using Herberge.Foundation.Storage;

namespace Herberge.Demo;

/// <summary>What the company does to digitise its work; some of it twice, in divisions that don't know of each other.</summary>
internal sealed class FillInitiatives(HouseDb db, DemoPlan plan, DemoIds ids)
{
    private static readonly Draft[] All =
    [
        new("Digitale Schichtübergabe in der Montage", "Bisher steht im Heft, was die nächste Schicht wissen muss. Wir erfassen es an einem Tablet am Linienende, mit Foto, und die Instandhaltung liest gleich mit.\n\nSeit März an Linie 2, seit Juni auch an Linie 4.",
            InitiativeState.Running, "Produktion Werk Süd/Montage", ["schichtübergabe", "tablet", "montage"], ["Produktion Werk Süd/Instandhaltung", "IT/Anwendungen"], 5, "jemanden, der Erfahrung mit handschuhtauglichen Tablets hat", "die Vorlage der Übergabe und was wir beim Einführen falsch gemacht haben", 20),
        new("Schichtbuch ohne Papier", "Die Schweißerei führt ihr Schichtbuch in einem Formular auf dem Tablet, damit bei Rückfragen niemand mehr blättert. Zwei Schichten probieren es aus.",
            InitiativeState.Started, "Produktion Werk Nord/Schweißerei", ["schichtübergabe", "tablet"], [], 3, "ein zweites Paar Augen für die Fragen im Formular", "", 12),
        new("Störungen an Förderstrecken früh erkennen", "Schwingung und Stromaufnahme der Antriebe zeigen Schäden Tage vorher. Wir sammeln Messdaten von sechs Anlagen und lernen daraus, wann jemand hinfahren sollte.",
            InitiativeState.Running, "F&E/Antriebstechnik", ["messdaten", "wartung", "künstliche intelligenz"], ["Service/Außendienst Süd", "IT/Daten und Leitstand"], 6, "Kund:innen, die Messdaten teilen", "das Modell der Antriebe und die Messkette", 35),
        new("Wartung nach Zustand statt nach Kalender", "Der Außendienst fährt heute nach festen Intervallen. Mit Messdaten der Antriebe soll er fahren, wenn es nötig ist, und vorher wissen, welches Teil er braucht.",
            InitiativeState.Started, "Service/Außendienst Nord", ["wartung", "messdaten", "ersatzteile"], ["Service/Ersatzteile"], 4, "Leute, die Messdaten von Antrieben lesen können", "", 9),
        new("Lieferantenportal für Prüfberichte", "Lieferanten laden Prüfberichte selbst hoch, die Wareneingangsprüfung sieht sie, ehe der Lkw da ist. Acht Lieferanten machen mit.",
            InitiativeState.Running, "Einkauf/Serienteile", ["lieferanten", "prüfberichte"], ["Qualität/Wareneingangsprüfung", "Qualität/Lieferantenqualität"], 5, "", "den Vertragstext, den Recht schon geprüft hat", 28),
        new("Prüfberichte automatisch auslesen", "Aus Prüfberichten als PDF werden Werte in der Datenbank des Messraums. Zwei von drei Formaten liest es fehlerfrei.",
            InitiativeState.Running, "Qualität/Messraum", ["prüfberichte", "künstliche intelligenz", "messdaten"], ["IT/Anwendungen"], 3, "Beispiele von Berichten, die anders aussehen", "die Auswertung als kleine Anwendung", 17),
        new("Angebote mit Bausteinen schreiben", "Texte, Preise und Lieferzeiten kommen aus geprüften Bausteinen. Ein Angebot für eine Standardstrecke dauert noch zwei Stunden statt zwei Tage.",
            InitiativeState.Done, "Vertrieb DACH/Innendienst", ["angebote", "bausteine"], ["Recht/Verträge"], 4, "", "alle Bausteine und die Schulung dazu", 60),
        new("Angebotstexte von der Maschine vorschlagen lassen", "Wir probieren, ob ein Sprachmodell aus einer Anfrage einen ersten Angebotstext macht, den ein Mensch prüft. Ohne Kundennamen, auf eigenen Rechnern.",
            InitiativeState.Considered, "Vertrieb DACH/Flughafen", ["angebote", "künstliche intelligenz"], ["IT/Infrastruktur"], 3, "eine Einschätzung von Recht und Datenschutz", "", 6),
        new("Datenbrille bei der Inbetriebnahme", "Wer auf der Baustelle steht, zeigt per Brille, was er sieht, und die Entwicklung antwortet sofort. Drei Brillen, zwei Baustellen.",
            InitiativeState.Running, "Service/Inbetriebnahme", ["datenbrille", "fernhilfe"], ["F&E/Steuerung und Software", "Projektabwicklung/Montageleitung"], 5, "eine Baustelle mit schlechtem Netz zum Ausprobieren", "eine Brille zum Ausleihen, zwei Wochen am Stück", 22),
        new("Fernhilfe für die Instandhaltung", "Wenn nachts eine Anlage im Werk steht, soll jemand aus der Rufbereitschaft mit draufschauen können, mit Handy oder Datenbrille.",
            InitiativeState.Considered, "Produktion Werk Nord/Instandhaltung Nord", ["fernhilfe", "datenbrille", "wartung"], [], 2, "Erfahrungen mit Datenbrillen in lauten Hallen", "", 4),
        new("Reisekosten mit dem Handy", "Beleg fotografieren, fertig. Die Buchhaltung prüft nur noch, was auffällt.",
            InitiativeState.Done, "Finanzen/Buchhaltung", ["belege"], ["IT/IT-Hilfe"], 3, "", "die Anleitung auf einer Seite", 75),
        new("Digitale Lernwege für Auszubildende", "Kurze Lernstücke, die Azubis selbst drehen, vom Drehmeißel bis zur Datensicherung. 42 gibt es schon.",
            InitiativeState.Running, "HR/Ausbildung", ["lernen", "video"], ["Kommunikation/Gestaltung", "Produktion Werk Süd/Vorfertigung"], 6, "Leute, die ihr Können zehn Minuten lang vor einer Kamera zeigen", "Kamera, Mikrofon und eine Stunde Einweisung", 15),
        new("Montagevideos statt Montageanleitungen", "Monteur:innen auf Baustellen schauen lieber drei Minuten Video als dreißig Seiten. Wir drehen die fünf häufigsten Schritte.",
            InitiativeState.Started, "Projektabwicklung/Montageleitung", ["video", "montage", "lernen"], [], 3, "Technik und jemanden, der schneiden kann", "", 8),
        new("Ein Bild der Auftragslage für alle Werke", "Beide Werke sehen dieselbe Auslastung, jeden Morgen neu. Bisher baut jede Planung ihre eigene Tabelle.",
            InitiativeState.Stopped, "Projektabwicklung/Planung und Layout", ["auslastung", "tabellen"], ["Finanzen/Controlling", "Produktion Werk Süd/Werkslogistik"], 4, "", "was wir über die Daten gelernt haben, damit es beim nächsten Mal klappt", 110),
        new("Tabellen ablösen, die keiner mehr versteht", "Vierzehn Tabellen entscheiden bei uns über Geld. Wir schreiben auf, was sie tun, und bauen die fünf wichtigsten als kleine Anwendungen nach, ohne zu programmieren.",
            InitiativeState.Running, "Finanzen/Controlling", ["tabellen", "anwendungen"], ["IT/Anwendungen", "Einkauf/Strategischer Einkauf"], 5, "andere Bereiche mit solchen Tabellen", "die Liste der Fragen, mit denen man eine Tabelle versteht", 11),
    ];

    /// <param name="people">Of the house, with the path of their unit.</param>
    /// <param name="units">Ids by path.</param>
    public void Write(IReadOnlyList<(Guid Id, string Path)> people, IReadOnlyDictionary<string, Guid> units)
    {
        var dice = new Dice((ulong)plan.Seed).Fork("initiatives");
        var by = people.ToLookup(p => p.Path, p => p.Id);
        foreach (var draft in All.OrderByDescending(d => d.DaysAgo))
        {
            var began = plan.Now.AddDays(-draft.DaysAgo - dice.Between(20, 120));
            List<Guid> own = [.. by[draft.Unit]];
            dice.Shuffle(own);
            var taking = own.Take(Math.Max(1, draft.People - draft.With.Length)).Concat(draft.With.SelectMany(path => by[path].Skip(dice.Index(Math.Max(1, by[path].Count()))).Take(1))).Distinct().ToList();
            if (taking.Count == 0) continue;
            var initiative = new Initiative(ids.At(began), taking[0], began)
            {
                Title = draft.Title, Text = draft.Text, State = draft.State, Seeks = draft.Seeks, Offers = draft.Offers,
                UnitId = units.TryGetValue(draft.Unit, out var unit) ? unit : null, ChangedAt = plan.Now.AddDays(-draft.DaysAgo).AddHours(-dice.Between(1, 9)),
            };
            foreach (var topic in draft.Topics) initiative.Topics.Add(new InitiativeTopic(initiative.Id, topic));
            for (var n = 0; n < taking.Count; n++) initiative.People.Add(new InitiativePerson(initiative.Id, taking[n], began.AddDays(n)));
            db.Add(initiative);
        }
    }

    /// <param name="With">Units of which one person takes part.</param>
    /// <param name="DaysAgo">When it last changed.</param>
    private sealed record Draft(
        string Title, string Text, InitiativeState State, string Unit, string[] Topics, string[] With, int People, string Seeks, string Offers, int DaysAgo);
}
