using Herberge.Activation.Rounds;
using Herberge.Foundation.Storage;
using Herberge.Graphs;
using Herberge.Graphs.Matching;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>Who signed up for a season, as the library reads it. Days are the parts of working days (<see cref="MeetingSlots"/>).</summary>
/// <param name="Ids">Members by their number.</param>
/// <param name="Languages">Codes by their bit: those of the season that somebody speaks.</param>
/// <param name="Places">Places by their bit; the bit behind the last is online.</param>
internal sealed record CircleTable(IReadOnlyList<Guid> Ids, MeetingPerson[] People, TieGraph Ties, IReadOnlyList<(int A, int B)> Apart, IReadOnlyList<string> Languages, IReadOnlyList<string> Places)
{
    public const int Online = 31;

    public static async Task<CircleTable> ReadAsync(HouseDb db, CircleSeason season, DateTimeOffset now, CancellationToken ct)
    {
        var seasonId = season.Id;
        var taking = db.InSeason(seasonId);
        var rows = await (from m in taking
            join e in db.CircleEntries on new { SeasonId = seasonId, MemberId = m.Id } equals new { e.SeasonId, e.MemberId }
            orderby m.Id
            select new { Entry = e, Unit = m.Unit == null ? null : m.Unit.Path }).AsNoTracking().ToListAsync(ct);
        List<string> languages = [.. RoundTable.Split(season.Languages)];
        var places = RoundTable.Words(rows.Select(row => row.Entry.Place).OfType<string>(), Online);
        var topics = RoundTable.Words(rows.SelectMany(row => RoundTable.Split(row.Entry.Topics)), 64);
        var units = new Dictionary<string, int>(StringComparer.Ordinal);
        var numbers = new Dictionary<Guid, int>();
        var people = new MeetingPerson[rows.Count];
        for (var at = 0; at < rows.Count; at++)
        {
            var (entry, top) = (rows[at].Entry, rows[at].Unit?.Split('/')[0] ?? "");
            if (!units.TryGetValue(top, out var unit)) units[top] = unit = units.Count;
            numbers[entry.MemberId] = at;
            people[at] = new MeetingPerson(
                unit, null, (uint)RoundTable.Bits(languages, RoundTable.Split(entry.Languages)), MeetingSlots.Of(entry.Days, entry.Parts),
                (entry.Place is { } place ? (uint)RoundTable.Bit(places, place) : 0) | (entry.Online ? 1u << Online : 0), RoundTable.Bits(topics, RoundTable.Split(entry.Topics)));
        }

        var ids = taking.Select(m => m.Id);
        var apart = await db.ApartWishes.AsNoTracking().Where(w => ids.Contains(w.MemberId) && ids.Contains(w.OtherId)).ToListAsync(ct);
        return new CircleTable(
            [.. rows.Select(row => row.Entry.MemberId)], people, await RoundTable.TiesAsync(db, ids, numbers, now, ct),
            [.. apart.Select(wish => (numbers[wish.MemberId], numbers[wish.OtherId]))], languages, places);
    }

    /// <summary>Null for online.</summary>
    public string? PlaceOf(uint place) => Places.Where((_, bit) => (place & (1u << bit)) != 0).FirstOrDefault();

    public string LanguageOf(uint language) => Languages.Where((_, bit) => (language & (1u << bit)) != 0).First();

    /// <summary>A place somebody named, or online.</summary>
    public uint PlaceBit(string? place) => place is null ? 1u << Online : (uint)RoundTable.Bit([.. Places], place);

    public uint LanguageBit(string language) => (uint)RoundTable.Bit([.. Languages], language);
}
