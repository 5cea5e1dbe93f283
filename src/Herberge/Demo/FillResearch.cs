using Herberge.Foundation.Storage;
using Herberge.Voices;
using Herberge.Voices.Agreements;
using Herberge.Voices.Coding;
using Herberge.Voices.Report;
using Herberge.Voices.Segments;
using Herberge.Voices.Sources;
using Herberge.Voices.Masking;
using Herberge.Voices.Telling;

namespace Herberge.Demo;

/// <summary>What the demo company's advocate does with its voices: codes a sample blind with a colleague, knows the sizes of segments, reports, and hears what customers answer.</summary>
internal sealed class FillResearch(HouseDb db, DemoPlan plan, DemoIds ids, Guid advocate, Guid colleague, Guid decider)
{
    private const int SampleSize = 40;

    /// <summary>How often each of the two gives a voice its theme's code.</summary>
    private const double Sees = 0.88;

    private static readonly (string Name, long? Customers, double? Revenue)[] Sizes =
    [
        ("Lebensmittel-Logistik", 410, 18_400_000), ("E-Commerce", 265, 21_900_000), ("Automobil", 58, 26_300_000), ("Flughafen", 17, 9_700_000),
        ("Getränke", 190, 7_200_000), ("Pharma", 74, 11_800_000), ("Baustoffe", 120, null),
    ];

    private readonly Dice _dice = new Dice((ulong)plan.Seed).Fork("research");

    public void AddSizes()
    {
        foreach (var (name, customers, revenue) in Sizes)
            db.Add(new SegmentSize(ids.At(plan.Now.AddDays(-30)), name, customers, revenue, "2025", new Dictionary<string, string>()));
    }

    /// <summary>Both have finished; they see nearly the same, and some things differently.</summary>
    /// <param name="coded">Observations with the code each is about.</param>
    /// <param name="codes">The codes asked about.</param>
    public void AddSample(IReadOnlyList<(Observation Voice, Code About)> coded, IReadOnlyList<Code> codes)
    {
        var at = plan.Now.AddDays(-12);
        const int Seed = 2025;
        var byId = coded.ToDictionary(c => c.Voice.Id, c => c.About.Id);
        var drawn = DrawSample.Draw(byId.Keys, Seed, SampleSize);
        var sample = new CodingSample(ids.At(at), "Wartung und Lieferung, erste Runde", Seed, "?show=all", coded.Count, advocate, at);
        db.Add(sample);
        db.AddRange(codes.Select(code => new SampleCode(sample.Id, code.Id)));
        foreach (var coder in new[] { advocate, colleague })
        {
            db.Add(new SampleCoder(sample.Id, coder) { FinishedAt = at.AddDays(2) });
            foreach (var (id, number) in drawn.Select((id, n) => (id, n + 1)))
            {
                var dice = _dice.Fork(coder == advocate ? "one" : "two", number);
                var given = new HashSet<Guid>();
                if (dice.Chance(Sees)) given.Add(byId[id]);
                if (dice.Chance(1 - Sees)) given.Add(codes[dice.Index(codes.Count)].Id);
                var coding = new BlindCoding(sample.Id, id, coder);
                coding.Judge(given, at.AddDays(1).AddMinutes(number));
                db.Add(coding);
            }
        }

        db.AddRange(drawn.Select((id, n) => new SampleVoice(sample.Id, id, n + 1)));
    }

    /// <summary>The month before the last one went out, and named these needs.</summary>
    public void AddReport(IEnumerable<Guid> needs)
    {
        var month = new DateOnly(plan.Now.Year, plan.Now.Month, 1).AddMonths(-2);
        db.Add(new ReportReader(decider, advocate, plan.Now.AddDays(-80)));
        db.Add(new ReportIssue(month, 1, needs, null, new DateTimeOffset(month.AddMonths(1).ToDateTime(new TimeOnly(6, 15)), TimeSpan.Zero).AddDays(2)));
    }

    /// <returns>The new observation, for the search.</returns>
    public Observation AddAnswer(Guid telling, DateTimeOffset told)
    {
        var at = told.AddDays(4);
        var words = new ObservedWords(Masker.Cover("Das große Feld trifft man auch mit Handschuhen. Nur abends spiegelt es, da sehe ich die Meldung kaum."),
            Masker.CoverOrNull("Antwort auf die Rückmeldung zu B-03"), VoiceChannel.Phone, "Getränke", "de", null, null, null);
        var answer = new Observation(ids.At(at), FieldNotes.Id, null, at, at, words) { RecordedBy = advocate };
        db.Add(answer);
        db.Add(new TellingAnswer(answer.Id, telling));
        return answer;
    }
}
