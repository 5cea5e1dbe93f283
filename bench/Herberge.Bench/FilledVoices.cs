using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Voices;
using Herberge.Voices.Coding;
using Herberge.Voices.Masking;
using Herberge.Voices.Needs;
using Herberge.Voices.Sources;
using Herberge.Voices.Themes;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Bench;

/// <summary>Fills a new house with made-up voices of eighteen months about forty things, two of three coded, and needs that rest on them.</summary>
internal static class FilledVoices
{
    private const int Batch = 4_000;
    private const int Topics = 40;
    private const int Needs = 60;
    private const int EvidenceOfNeed = 60;
    private const int Days = 540;

    private static readonly string[] Syllables =
        ["ba", "der", "fol", "gen", "hal", "ke", "lau", "mes", "nor", "pum", "rit", "schal", "tro", "vel", "wer", "zug", "an", "stel", "lung", "rie", "men", "sen", "sor", "tak", "ten", "pla", "ket", "mo", "tor", "band"];

    private static readonly string[] Little = ["und", "der", "die", "das", "nicht", "wir", "haben", "mit", "ist", "auf", "noch", "immer", "weil", "bei", "uns"];

    public static async Task FillAsync(IServiceProvider services, int voices)
    {
        var random = new Random(7);
        var words = Enumerable.Range(0, 2_000).Select(_ => string.Concat(Enumerable.Range(0, 2 + random.Next(3)).Select(_ => Syllables[random.Next(Syllables.Length)]))).Distinct().ToArray();
        var topics = Enumerable.Range(0, Topics).Select(_ => Enumerable.Range(0, 25).Select(_ => words[random.Next(words.Length)]).ToArray()).ToArray();
        var segments = Enumerable.Range(0, 12).Select(n => $"Segment {n}").ToArray();
        var now = TimeProvider.System.GetUtcNow();
        await using var scope = services.CreateAsyncScope();
        var opened = await scope.ServiceProvider.GetRequiredService<OpenHouse>().HandleAsync(
            new OpenHouseInput("Messhaus", "de", "Europe/Berlin", "Ada Admin", FilledHouse.Email, FilledHouse.Password), CancellationToken.None);
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var search = scope.ServiceProvider.GetRequiredService<SearchIndex>();
        var member = await db.Set<Member>().AsTracking().FirstAsync();
        member.Roles |= Foundation.Access.HouseRoles.CommunityManager;
        var sources = Enumerable.Range(0, 6).Select(n => new Source(Guid.CreateVersion7(), SourceKind.File, $"Quelle {n}", Source.UsualMonths, now)).ToArray();
        var codes = Enumerable.Range(0, Topics).Select(n => new Code(Guid.CreateVersion7(), $"Code {n}", 1 + (n % Code.Hues), now)).ToArray();
        db.AddRange(sources);
        db.AddRange(codes);
        await db.SaveChangesAsync();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var needs = new List<Guid>();
        for (var from = 0; from < voices; from += Batch)
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            var some = Enumerable.Range(from, Math.Min(Batch, voices - from)).Select(Say).ToList();
            await db.SaveChangesAsync();
            await search.PutAsync(some.ConvertAll(VoicesSearch.Document), CancellationToken.None);
            await transaction.CommitAsync();
            db.ChangeTracker.Clear();
            Console.Error.WriteLine($"{from:N0} of {voices:N0}");
        }

        var evidence = await db.Set<Observation>().Where(o => o.State == ObservationState.Coded).OrderBy(o => o.Id).Select(o => o.Id).Take(Needs * EvidenceOfNeed).ToListAsync();
        for (var n = 0; n < Needs; n++)
        {
            var need = new Need(Guid.CreateVersion7(), n + 1, now) { OwnerId = member.Id };
            need.Tell($"etwas {n} geschieht", "etwas tun", "etwas gelingt", 1 + (n % 5), 1 + (n / 5 % 5));
            db.Add(need);
            foreach (var id in evidence.Skip(n * EvidenceOfNeed).Take(EvidenceOfNeed)) db.Add(new NeedEvidence(need.Id, id, speaksAgainst: false, member.Id, now));
        }

        await db.SaveChangesAsync();

        Observation Say(int n)
        {
            var topic = random.Next(Topics);
            var text = string.Join(' ', Enumerable.Range(0, 10 + random.Next(20)).Select(_ => random.Next(10) switch { < 4 => Little[random.Next(Little.Length)], < 8 => topics[topic][random.Next(25)], _ => words[random.Next(words.Length)] }));
            var at = now.AddDays(-Days * random.NextDouble());
            var said = new ObservedWords(Masker.Cover(text), null, (VoiceChannel)random.Next(8), segments[random.Next(12)], random.Next(8) == 0 ? "en" : "de", null, null, $"{random.Next(30_000):x32}");
            var observation = new Observation(Guid.CreateVersion7(at), sources[n % 6].Id, $"k{n}", at, at, said) { State = random.Next(3) > 0 ? ObservationState.Coded : random.Next(10) == 0 ? ObservationState.SetAside : ObservationState.Open };
            db.Add(observation);
            if (observation.State == ObservationState.Coded) db.Add(new CodeMark(Guid.CreateVersion7(at), observation.Id, codes[topic].Id, member.Id, at, at));
            return observation;
        }
    }

    /// <summary>Every view of the room, with a real id where one is needed.</summary>
    public static async Task<IReadOnlyList<string>> PagesAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        var some = await db.Set<Observation>().OrderBy(o => o.Id).Skip(1_000).Select(o => new { o.Id, o.SourceId, o.Quote }).FirstAsync();
        var code = await db.Set<Code>().Select(c => c.Id).FirstAsync();
        var need = await db.Set<Need>().Select(n => n.Id).FirstAsync();
        var theme = await db.Set<VoiceTheme>().Where(t => t.Level == ThemeLevel.Theme && t.GoneAt == null).Select(t => t.Id).FirstOrDefaultAsync();
        var word = some.Quote.Split(' ').MaxBy(w => w.Length);
        var day = TimeProvider.System.GetUtcNow().AddDays(-200).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        List<string> pages =
        [
            "/voices", "/voices?show=coded", "/voices?show=setaside", "/voices?show=all", "/voices?mine=1&show=all", $"/voices?show=all&source={some.SourceId}", $"/voices?show=all&code={code}",
            $"/voices?source={some.SourceId}", $"/voices?code={code}&show=coded", $"/voices?code={code}", "/voices?show=all&segment=Segment%203", "/voices?segment=Segment%203", "/voices?show=all&lang=en", "/voices?lang=en",
            $"/voices?show=all&to={day}", $"/voices?from={day}", $"/voices?show=all&q={word}", "/voices?show=all&q=nicht", $"/voices?q={word}", $"/voices?show=all&segment=Segment%203&lang=en&code={code}&q=nicht",
            $"/voices/{some.Id}?show=all", "/voices/codebook", $"/voices/codebook/{code}", "/voices/needs", $"/voices/needs/{need}", "/voices/needs/new", "/voices/themes", "/voices/sources", "/voices/import", "/voices/new",
        ];
        if (theme != Guid.Empty)
            pages.Add($"/voices/themes/{theme}");
        return pages;
    }
}
