using System.Text.RegularExpressions;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Graphs;
using Herberge.Graphs.Matching;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>Who takes part in a draw, as the library reads it.</summary>
/// <param name="Ids">Members by their number.</param>
/// <param name="Languages">Codes by their bit.</param>
/// <param name="Places">Places by their bit; the bit behind the last is online.</param>
internal sealed partial record RoundTable(
    IReadOnlyList<Guid> Ids, MeetingPerson[] People, TieGraph Ties, IReadOnlyList<(int A, int B)> Apart, HashSet<(int A, int B)> Recent,
    IReadOnlyList<string> Languages, IReadOnlyList<string> Places)
{
    private const int Online = 31;
    private static readonly TimeSpan Remembered = TimeSpan.FromDays(365);

    /// <summary>Reads a programme's people. Contacts are those of the ledger in the last year, meetings of rounds included.</summary>
    /// <param name="db">The house.</param>
    /// <param name="programme">Whose.</param>
    /// <param name="now">The moment of the draw.</param>
    /// <param name="except">A round whose pairs are not yet past, when it is mended.</param>
    /// <param name="ct">Stops the work.</param>
    public static async Task<RoundTable> ReadAsync(HouseDb db, RoundProgramme programme, DateTimeOffset now, Guid? except, CancellationToken ct)
    {
        var programmeId = programme.Id;
        var taking = db.TakingPart(programme, now);
        var rows = await (from m in taking
            join e in db.RoundEntries on new { ProgrammeId = programmeId, MemberId = m.Id } equals new { e.ProgrammeId, e.MemberId }
            orderby m.Id
            select new { Entry = e, m.Level, Unit = m.Unit == null ? null : m.Unit.Path }).AsNoTracking().ToListAsync(ct);
        var languages = Words(rows.SelectMany(row => Split(row.Entry.Languages)), 32);
        var places = Words(rows.Select(row => row.Entry.Place).OfType<string>(), Online);
        var topics = Words(rows.SelectMany(row => Split(row.Entry.Topics)), 64);
        var units = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new Dictionary<Guid, int>();
        var people = new MeetingPerson[rows.Count];
        for (var at = 0; at < rows.Count; at++)
        {
            var (entry, top) = (rows[at].Entry, rows[at].Unit?.Split('/')[0] ?? "");
            if (!units.TryGetValue(top, out var unit)) units[top] = unit = units.Count;
            numbers[entry.MemberId] = at;
            var place = entry.Place is { } named ? Bit(places, named) : 0;
            people[at] = new MeetingPerson(
                unit, LevelOf(rows[at].Level), (uint)Bits(languages, Split(entry.Languages)), entry.Days, (uint)place | (entry.Online ? 1u << Online : 0),
                Bits(topics, Split(entry.Topics)), entry.WasLeftOut);
        }

        var ids = taking.Select(m => m.Id);
        var apart = new List<(int, int)>();
        foreach (var wish in await db.ApartWishes.AsNoTracking().Where(w => ids.Contains(w.MemberId) && ids.Contains(w.OtherId)).ToListAsync(ct))
            apart.Add((numbers[wish.MemberId], numbers[wish.OtherId]));
        var recent = await RecentAsync(db, programmeId, except, numbers, ct);
        return new RoundTable([.. rows.Select(row => row.Entry.MemberId)], people, await TiesAsync(db, ids, numbers, now, ct), [.. apart, .. recent], recent, languages, places);
    }

    /// <summary>The first place of a group's; null for online.</summary>
    public string? PlaceOf(MeetingGroup group) => Places.Where((_, bit) => (group.Places & (1u << bit)) != 0).FirstOrDefault();

    public string LanguageOf(MeetingGroup group) => Languages.Where((_, bit) => (group.Languages & (1u << bit)) != 0).First();

    /// <summary>A level is the first whole number in what the profile says: “E 12”, “3”. Without one somebody goes with everybody.</summary>
    internal static int? LevelOf(string? level) => level is not null && FirstNumber().Match(level) is { Success: true } found ? int.Parse(found.Value, System.Globalization.CultureInfo.InvariantCulture) : null;

    private static async Task<HashSet<(int A, int B)>> RecentAsync(HouseDb db, Guid programmeId, Guid? except, Dictionary<Guid, int> numbers, CancellationToken ct)
    {
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.ProgrammeId == programmeId && r.Id != except)
            .OrderByDescending(r => r.Number).Take(MeetingHistory.UsualRounds).Select(r => r.Id).ToListAsync(ct);
        var seats = await db.RoundSeats.AsNoTracking().Where(s => rounds.Contains(s.Group!.RoundId) && s.GoneAt == null).Select(s => new { s.GroupId, s.MemberId }).ToListAsync(ct);
        return [.. seats.Where(seat => numbers.ContainsKey(seat.MemberId)).GroupBy(seat => seat.GroupId, seat => numbers[seat.MemberId]).SelectMany(group => MeetingHistory.PairsOf([.. group]))];
    }

    internal static async Task<TieGraph> TiesAsync(HouseDb db, IQueryable<Guid> ids, Dictionary<Guid, int> numbers, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Remembered;
        var ties = await db.Ties.AsNoTracking().Where(t => t.At >= since && ids.Contains(t.FromId) && ids.Contains(t.ToId))
            .GroupBy(t => new { t.FromId, t.ToId }).Select(g => new { g.Key.FromId, g.Key.ToId, Weight = g.Sum(t => t.Weight) }).ToListAsync(ct);
        var builder = new TieGraphBuilder(numbers.Count, TieWeight.Binary);
        foreach (var tie in ties.Where(tie => tie.Weight > 1e-6)) builder.Add(numbers[tie.FromId], numbers[tie.ToId]);
        return builder.Build();
    }

    // The most frequent words, where there are more than bits.
    internal static List<string> Words(IEnumerable<string> words, int most) =>
        [.. words.GroupBy(word => word, StringComparer.OrdinalIgnoreCase).OrderByDescending(word => word.Count()).ThenBy(word => word.Key, StringComparer.OrdinalIgnoreCase).Take(most).Select(word => word.Key)];

    internal static string[] Split(string words) => words.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static ulong Bits(List<string> words, IEnumerable<string> named) => named.Aggregate(0ul, (bits, word) => bits | Bit(words, word));

    internal static ulong Bit(List<string> words, string word) =>
        words.FindIndex(known => known.Equals(word, StringComparison.OrdinalIgnoreCase)) is >= 0 and var bit ? 1ul << bit : 0;

    [GeneratedRegex("[0-9]{1,4}", RegexOptions.NonBacktracking)]
    private static partial Regex FirstNumber();
}
