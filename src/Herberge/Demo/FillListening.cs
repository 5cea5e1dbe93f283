using Herberge.Channels.Accounts;
using Herberge.Channels.Listening;
using Herberge.Foundation.Storage;
using Herberge.Voices;
using Herberge.Voices.Masking;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Demo;

/// <summary>What Ostertag listens for on the net: one rule that told of a wave this morning, one that tells each hit, and an answer with what came of it.</summary>
internal sealed class FillListening(HouseDb db, DemoPlan plan, DemoIds ids, Guid speaker)
{
    private static readonly string[] Said =
    [
        "Seit dem Update der Steuerung bleibt unser Ostertag-Band nach jeder Pause stehen. Geht das noch jemandem so? #verpackung",
        "Bei uns auch: Das Ostertag-Band läuft nach der Pause erst beim dritten Versuch an.",
        "Ostertag Förderband, Fehler E17 nach Pause. Die Hotline ist besetzt. #ersatzteile",
        "Hat wer eine Lösung für E17 bei Ostertag? Die Schicht wartet.",
        "Ostertag-Band: Nach Neustart des Schaltschranks läuft es wieder, aber das kann’s ja nicht sein.",
        "Dritter Tag, drittes Mal E17. Liebe Leute von Ostertag, lest ihr hier mit?",
    ];

    public async Task WriteAsync(CancellationToken ct)
    {
        var source = await db.Set<Source>().AsNoTracking().FirstAsync(s => s.Kind == SourceKind.Mastodon, ct);
        var at = plan.Now.AddHours(-4);
        var today = DateOnly.FromDateTime(at.UtcDateTime);
        var wave = Rule("Ostertag im Fediverse", "Ostertag*", hits: false);
        var parts = Rule("Ersatzteile", "Ersatzteil*", hits: true);
        int[] usual = [0, 1, 0, 0, 2, 0, 1, 0, 0, 1, 0, 0, 0, 1];
        for (var back = 1; back <= RateTest.Window; back++)
            if (usual[back % usual.Length] is > 0 and var count) db.Add(new ListeningDay(wave.Id, today.AddDays(-back), count));
        db.Add(new ListeningDay(wave.Id, today, Said.Length));
        List<int> before = [.. Enumerable.Range(1, RateTest.Window).Select(back => usual[back % usual.Length])];
        var rate = RateTest.Of(Said.Length, before)!;
        var spike = new ListeningAlert(ids.At(at), wave.Id, ListeningAlertKind.Spike, today, isPublic: true, at) { Count = Said.Length, Usual = rate.Usual, Days = rate.Days, Chance = rate.Chance };
        var hit = new ListeningAlert(ids.At(at.AddHours(-2)), parts.Id, ListeningAlertKind.Hits, today, isPublic: true, at.AddHours(-2)) { Count = 1 };
        db.AddRange(spike, hit);
        for (var n = 0; n < Said.Length; n++)
        {
            var said = at.AddMinutes(-15 * (Said.Length - n));
            var voice = new Observation(ids.At(said), source.Id, $"demo-listening-{n}", said, said.AddMinutes(5), new ObservedWords(Masker.Cover(Said[n]), null, VoiceChannel.Web, null, "de", null, $"https://social.example/@jemand/11700{n}", null));
            db.AddRange(voice, new ListeningHit(spike.Id, voice.Id));
            if (n == 2) db.Add(new ListeningHit(hit.Id, voice.Id));
            if (n == 0) Answer(voice.Id, await db.Set<ChannelAccount>().AsNoTracking().Where(a => a.Kind == ChannelKind.Mastodon).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct));
        }
    }

    private void Answer(Guid voice, Guid? account)
    {
        var at = plan.Now.AddHours(-3);
        var reply = new MentionReply(ids.At(at), voice, account, "Danke fürs Melden, wir lesen mit. Der Service kennt E17 seit heute früh; bis zum Abend steht hier, was hilft.", speaker, at);
        reply.Publish("110099", "https://fediverse.ostertag.example/@ostertag/110099", at.AddMinutes(1));
        db.AddRange(reply, new MentionAnswer(ids.At(at.AddMinutes(20)), reply.Id, "demo-answer", Masker.Cover("Das ging schnell. Wir warten und schreiben, ob es klappt.").Text, "https://social.example/@jemand/117099", at.AddMinutes(20)));
    }

    private ListeningRule Rule(string name, string words, bool hits)
    {
        var at = plan.Now.AddMonths(-3);
        var rule = new ListeningRule(ids.At(at), speaker, at) { Name = name, Words = words, TellsHits = hits, TellsSpikes = !hits, SeenUntil = plan.Now, CountsSince = DateOnly.FromDateTime(at.UtcDateTime) };
        db.Add(rule);
        return rule;
    }
}
