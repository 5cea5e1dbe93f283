using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.Voices;
using Herberge.Voices.Coding;
using Herberge.Voices.Masking;
using Herberge.Voices.Needs;
using Herberge.Voices.Sources;

namespace Herberge.Demo;

/// <summary>Writes the demo company's customer voices, its codebook and its needs.</summary>
internal sealed class FillVoices(HouseDb db, DemoPlan plan, DemoIds ids, IReadOnlyList<Guid> members, Guid advocate, FillResearch research)
{
    /// <summary>Newer ones still wait.</summary>
    private static readonly TimeSpan Unread = TimeSpan.FromDays(9);

    private readonly Dice _dice = new Dice((ulong)plan.Seed).Fork("voices-work");
    private readonly List<Guid> _needs = [];
    private readonly DateTimeOffset _opened = plan.Now.AddMonths(-DemoPlan.Months);

    /// <param name="others">Sources of the channels that have one of their own.</param>
    /// <returns>What search is to know.</returns>
    public IReadOnlyList<SearchDocument> Write(IReadOnlyDictionary<VoiceChannel, Guid> others)
    {
        var told = new DemoVoices(plan);
        var sources = AddSources();
        foreach (var (channel, source) in others) sources[channel] = source;
        var codes = AddCodebook(told.Themes);
        var documents = new List<SearchDocument>();
        var byTheme = told.Themes.Select(_ => new List<Observation>()).ToArray();
        var coded = new List<(Observation Voice, Code About)>();
        foreach (var voice in told.All())
        {
            var observation = Add(voice, sources, codes);
            documents.Add(VoicesSearch.Document(observation));
            byTheme[voice.Theme].Add(observation);
            if (observation.State == ObservationState.Coded) coded.Add((observation, codes[voice.Theme]));
        }

        research.AddSizes();
        research.AddSample(coded, codes);

        foreach (var (theme, number) in told.Themes.Select((theme, number) => (theme.Key, number))) AddNeed(theme, byTheme[number], byTheme[^1], documents);
        research.AddReport(_needs);
        return documents;
    }

    private Dictionary<VoiceChannel, Guid> AddSources()
    {
        var field = new Source(FieldNotes.Id, SourceKind.FieldNotes, "Vor Ort festgehalten", Source.UsualMonths, _opened);
        var hotline = new Source(ids.At(_opened), SourceKind.File, "Notizen der Hotline", Source.UsualMonths, _opened) { LastRunAt = plan.Now.AddDays(-1).AddHours(5), LastBrought = 14 };
        var survey = new Source(ids.At(_opened), SourceKind.File, "Umfrage nach Wartung", Source.UsualMonths, _opened) { LastRunAt = plan.Now.AddDays(-4).AddHours(6), LastBrought = 9 };
        db.AddRange(field, hotline, survey);
        return new Dictionary<VoiceChannel, Guid>
        {
            [VoiceChannel.Phone] = hotline.Id, [VoiceChannel.Mail] = hotline.Id, [VoiceChannel.Survey] = survey.Id, [VoiceChannel.Forum] = survey.Id,
            [VoiceChannel.Visit] = field.Id, [VoiceChannel.Fair] = field.Id,
        };
    }

    private List<Code> AddCodebook(IReadOnlyList<DemoTheme> themes)
    {
        var above = new Dictionary<string, Code>(StringComparer.Ordinal);
        var codes = new List<Code>();
        foreach (var theme in themes)
        {
            if (theme.Under.Length > 0 && !above.ContainsKey(theme.Under)) above.Add(theme.Under, New(theme.Under));
            var code = New(theme.Name);
            (code.Definition, code.Example, code.ParentId) = (theme.Definition, theme.Example, above.GetValueOrDefault(theme.Under)?.Id);
            codes.Add(code);
        }

        db.AddRange(above.Values);
        db.AddRange(codes);
        return codes;

        Code New(string name)
        {
            var at = _opened.AddDays(10 + above.Count + codes.Count);
            var code = new Code(ids.At(at), name, 1 + ((above.Count + codes.Count) * 5 % Code.Hues), at);
            db.Add(new CodeChange(ids.At(at), CodeChangeKind.Added, code.Id, null, advocate, at));
            return code;
        }
    }

    private Observation Add(DemoVoice voice, Dictionary<VoiceChannel, Guid> sources, List<Code> codes)
    {
        var dice = _dice.Fork("voice", voice.Number);
        var words = new ObservedWords(Masker.Cover(voice.Text), Masker.CoverOrNull(voice.Context), voice.Channel, voice.Segment, voice.Language, null, null, voice.AuthorKey);
        var isNote = sources[voice.Channel] == FieldNotes.Id;
        var observation = new Observation(ids.At(voice.At), sources[voice.Channel], isNote ? null : ExternalKeys.Of($"demo-{voice.Number}"), voice.At, voice.At, words)
        {
            RecordedBy = isNote ? members[dice.Index(members.Count)] : null,
        };
        db.Add(observation);
        if (observation.MaskCount > 0 && voice.At < plan.Now - Unread) (observation.MasksCheckedAt, observation.MasksCheckedBy) = (voice.At.AddDays(1), advocate);
        if (voice.At > plan.Now - Unread || dice.Chance(0.01)) return observation;
        if (dice.Chance(0.04))
        {
            observation.State = ObservationState.SetAside;
            return observation;
        }

        observation.State = ObservationState.Coded;
        observation.Pressure = dice.Between(1, 4);
        Mark(observation, codes[voice.Theme], voice.Core, dice);
        if (dice.Chance(0.15)) Mark(observation, codes[dice.Index(codes.Count - 1)], default, dice);
        return observation;
    }

    private void Mark(Observation observation, Code code, (int Start, int Length) passage, Dice dice)
    {
        var at = observation.SaidAt.AddDays(1 + dice.Index(6));
        var mark = new CodeMark(ids.At(at), observation.Id, code.Id, advocate, observation.SaidAt, at);
        // Covering may have moved the sentence; then the code is for all of it.
        if (observation.MaskCount == 0) mark.Highlight(passage.Start, passage.Length);
        db.Add(mark);
    }

    private void AddNeed(string theme, List<Observation> voices, List<Observation> praise, List<SearchDocument> documents)
    {
        var told = DemoNeed.All.SingleOrDefault(need => need.Theme == theme);
        if (told is null) return;
        var at = plan.Now.AddDays(-told.DaysAgo);
        var need = new Need(ids.At(at), told.Number, at) { OwnerId = advocate };
        need.Tell(told.When, told.Want, told.So, told.Importance, told.Satisfaction);
        var decided = at.AddDays(told.DaysAgo / 2);
        need.Decide(told.Status, told.Outcome, decided);
        db.Add(need);
        var coded = voices.Where(v => v.State == ObservationState.Coded).ToList();
        foreach (var voice in coded.Where((_, n) => n % 3 != 0)) db.Add(new NeedEvidence(need.Id, voice.Id, speaksAgainst: false, advocate, at.AddHours(2)));
        foreach (var voice in praise.Where(v => v.State == ObservationState.Coded).Skip(told.Number).Take(told.Against)) db.Add(new NeedEvidence(need.Id, voice.Id, speaksAgainst: true, advocate, at.AddHours(3)));
        _needs.Add(need.Id);
        if (told.Outcome is null) return;
        var telling = new NeedTelling(ids.At(decided.AddDays(3)), need.Id, VoiceChannel.Phone, told.Outcome, coded.Count(v => v.Channel == VoiceChannel.Phone), advocate, decided.AddDays(3));
        db.Add(telling);
        documents.Add(VoicesSearch.Document(research.AddAnswer(telling.Id, telling.ToldAt)));
    }
}
