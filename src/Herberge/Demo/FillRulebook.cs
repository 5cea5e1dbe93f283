using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Herberge.Spaces.Incidents;
using Herberge.Spaces.Rulebook;

namespace Herberge.Demo;

/// <summary>Guidelines, an escalation plan, answers the team agreed on, one that waits; an incident that is over and one that goes on.</summary>
internal sealed class FillRulebook(HouseDb db, DemoPlan plan, DemoIds ids, MarkdownRenderer markdown)
{
    private static readonly (RuleKind Kind, string Title, string Body)[] Pages =
    [
        (RuleKind.Guideline, "Wie wir draußen schreiben", """
            Wir schreiben als Menschen, mit Namen, und sagen dazu, dass wir bei Ostertag arbeiten.

            - **Zuhören kommt zuerst.** Wer sich beschwert, hat meistens einen Grund.
            - Wir versprechen nur, was jemand halten kann, und nennen den Tag.
            - Namen von Kund:innen, Preise und Anlagen bleiben im Haus.
            - Wer unsicher ist, fragt im Raum der Digitalisierer:innen, bevor etwas hinausgeht.
            """),
        (RuleKind.Guideline, "Bilder und Rechte", """
            Ein Bild geht erst hinaus, wenn drei Dinge klar sind: **Wer hat es gemacht? Wer ist darauf? Was steht im Hintergrund?**

            Menschen auf Bildern haben zugestimmt, schriftlich, und dürfen es sich anders überlegen. Zu jedem Bild gehört ein Satz für alle, die es nicht sehen.
            """),
        (RuleKind.Escalation, "Wenn es draußen brennt", """
            1. **In der ersten Stunde:** Vorfall öffnen, aufschreiben, was wir wissen. Noch nichts löschen.
            2. **Haltetext** abstimmen, mit einer Uhrzeit für das nächste Wort.
            3. Unternehmenskommunikation anrufen; bei Verletzten oder Rückruf sofort die Werkleitung.
            4. Alle, die gefragt werden, antworten mit dem Haltetext und mit nichts sonst.
            5. Am Tag danach: Rückblick, solange es frisch ist.
            """),
        (RuleKind.Answer, "Danke für die Rückmeldung", "Hallo {vorname}, danke, dass du das aufgeschrieben hast. Wir geben es an {team} weiter; bis {tag} hörst du, was daraus wird. {ich}"),
        (RuleKind.Answer, "Frage weitergegeben", "Hallo {vorname}, das weiß hier im Raum gerade niemand sicher. Ich habe {wer} gebeten, bis {tag} zu antworten, und hake sonst nach. {ich}"),
        (RuleKind.Answer, "Lieferung verspätet", "Hallo {vorname}, das ist ärgerlich. Schick mir bitte die Auftragsnummer in einer Nachricht, nicht hier; ich kläre mit der Disposition, wann sie kommt, und sage dir heute Bescheid. {ich}"),
    ];

    public async Task WriteAsync(Guid host, Guid advocate, CancellationToken ct)
    {
        for (var n = 0; n < Pages.Length; n++)
        {
            var (kind, title, body) = Pages[n];
            var at = plan.Now.AddDays(-210 + (23 * n));
            var rule = new Rule(ids.At(at), kind, "de") { Version = 1, InForce = 1, ReviewOn = DateOnly.FromDateTime(at.AddDays(kind == RuleKind.Escalation ? 120 : 365).UtcDateTime) };
            db.Add(rule);
            var isAnswer = kind == RuleKind.Answer;
            db.Add(Version(rule.Id, 1, title, body, null, n % 2 == 0 ? host : advocate, at, isAnswer ? (n % 2 == 0 ? advocate : host) : null));
            if (title != "Lieferung verspätet") continue;
            rule.Version = 2;
            db.Add(Version(rule.Id, 2, title, body.Replace("heute Bescheid", "bis 16 Uhr Bescheid", StringComparison.Ordinal), "„heute“ war zu ungenau", host, plan.Now.AddDays(-2), null));
        }

        await AddIncidentsAsync(host, advocate, ct);
    }

    private async Task AddIncidentsAsync(Guid host, Guid advocate, CancellationToken ct)
    {
        var over = Incident("Gerücht über einen Rückruf der Hubantriebe", "Mastodon und Fachforum Intralogistik", IncidentWeight.Serious, advocate, Morning(64), Morning(61).AddHours(6),
            "Wir prüfen die Hinweise und melden uns bis 12 Uhr an dieser Stelle. Anlagen können weiterlaufen.",
            "Ein Artikel von 2023 war neu geteilt worden. Nach unserem Haltetext kamen keine Fragen mehr. Künftig steht unter alten Meldungen, wie es ausging.");
        Line(over, IncidentLineKind.Note, "Drei Beiträge seit 8 Uhr behaupten, die Hubantriebe würden zurückgerufen. Einer nennt uns mit Namen.", advocate, over.BeganAt);
        Line(over, IncidentLineKind.Holding, over.HoldingText, advocate, over.BeganAt.AddMinutes(35));
        Line(over, IncidentLineKind.Measure, "Qualität fragen, ob es einen Rückruf gibt", advocate, over.BeganAt.AddMinutes(40), over.BeganAt.AddMinutes(95), host);
        Line(over, IncidentLineKind.Statement, "Unter allen drei Beiträgen geantwortet: kein Rückruf, der Artikel ist von 2023.", advocate, over.BeganAt.AddHours(3));
        Line(over, IncidentLineKind.Change, "state-Closed", advocate, over.ClosedAt!.Value);

        var going = Incident("Ärger über die neue Service-Hotline", "Bewertungen und Kundenstimmen", IncidentWeight.Notice, host, Morning(2), null,
            "Ihr habt recht, die Wartezeiten sind zu lang. Bis Freitag sagen wir hier, was wir ändern.", "");
        Line(going, IncidentLineKind.Note, "Elf Stimmen in einer Woche nennen die Warteschleife, sonst sind es zwei.", host, going.BeganAt);
        Line(going, IncidentLineKind.Holding, going.HoldingText, host, going.BeganAt.AddHours(2));
        Line(going, IncidentLineKind.Measure, "Service bittet zwei Leute, in der Frühschicht mitzutelefonieren", host, going.BeganAt.AddHours(4));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Some days ago, when the first ones are at work.</summary>
    private DateTimeOffset Morning(int daysAgo) => new DateTimeOffset(plan.Now.UtcDateTime.Date, TimeSpan.Zero).AddDays(-daysAgo).AddHours(7).AddMinutes(20);

    private RuleVersion Version(Guid rule, int number, string title, string body, string? note, Guid by, DateTimeOffset at, Guid? approver) =>
        new(ids.At(at), rule, number, title, body, markdown.Render(body).Html, note, by, at) { ApprovedBy = approver, ApprovedAt = approver is null ? null : at.AddHours(5) };

    private Incident Incident(string title, string place, IncidentWeight weight, Guid owner, DateTimeOffset began, DateTimeOffset? closed, string holding, string review)
    {
        var incident = new Incident(ids.At(began), title, place, weight, owner, began) { State = closed is null ? IncidentState.Open : IncidentState.Closed, ClosedAt = closed, HoldingText = holding, Review = review };
        db.Add(incident);
        return incident;
    }

    private void Line(Incident incident, IncidentLineKind kind, string text, Guid by, DateTimeOffset at, DateTimeOffset? done = null, Guid? doneBy = null) =>
        db.Add(new IncidentLine(ids.At(at), incident.Id, kind, text, by, at) { DueOn = kind == IncidentLineKind.Measure ? DateOnly.FromDateTime(at.AddDays(3).UtcDateTime) : null, DoneAt = done, DoneBy = doneBy });
}
