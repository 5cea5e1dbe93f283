using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Voices.Segments;
using Herberge.Voices.Telling;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

public sealed record EvidenceLine(Guid Id, string Quote, string Language, DateTimeOffset SaidAt, VoiceChannel Channel, string? Segment, bool SpeaksAgainst);

/// <summary>Who of a channel is owed an answer, and whether they got it since the decision.</summary>
/// <param name="Customers">How many stand behind the need there.</param>
/// <param name="ToldBy">Null while somebody of them waits.</param>
/// <param name="Language">Of most of what they said.</param>
/// <param name="Tellings">Proofs, the newest first.</param>
public sealed record ChannelToTell(
    VoiceChannel Channel, int Customers, string? ToldBy, DateTimeOffset? ToldAt, string? Text, string Language, IReadOnlyList<PersonToTell> People, IReadOnlyList<TellingLine> Tellings);

/// <param name="ObservationId">The newest thing they said for the need.</param>
/// <param name="Author">Beginning of their pseudonym; null for one nobody can tell from others.</param>
/// <param name="Link">Where they said it.</param>
public sealed record PersonToTell(Guid ObservationId, string? Author, string Quote, string Language, string? Segment, string? Link, DateTimeOffset? ToldAt);

/// <param name="Everybody">Whether all of the channel were told by it.</param>
public sealed record TellingLine(Guid Id, VoiceChannel Channel, string By, DateTimeOffset At, string Text, string? Link, int People, bool Everybody);

/// <param name="TellingId">What they answered to.</param>
public sealed record AnswerLine(Guid ObservationId, Guid TellingId, string Quote, string Language, VoiceChannel Channel, DateTimeOffset SaidAt);

/// <param name="OwnerHandle">For the form.</param>
/// <param name="ToTell">Empty until something is decided.</param>
/// <param name="Ideas">That answer it; which of them the viewer may read is asked where they are shown.</param>
public sealed record NeedSheet(
    NeedCard Card, string? OwnerHandle, string? Outcome, DateTimeOffset CreatedAt, DateTimeOffset? DecidedAt, Guid? ThreadId, IReadOnlyList<EvidenceLine> Evidence,
    IReadOnlyList<ChannelToTell> ToTell, IReadOnlyList<AnswerLine> Answers, IReadOnlyList<Guid> Ideas);

/// <summary>One need with what speaks for and against it, and who is owed an answer.</summary>
internal sealed class SeeNeed(HouseDb db, SegmentReach reach)
{
    private const int MostEvidence = 200;
    private const int PseudonymLength = 8;

    public async Task<Result<NeedSheet>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var members = db.Set<Member>();
        var links = db.NeedIdeas;
        var row = await db.Needs.AsNoTracking().Where(n => n.Id == id)
            .Select(n => new { Need = n, Owner = members.Where(m => m.Id == n.OwnerId).Select(m => new { m.Name, m.Handle }).FirstOrDefault(), Ideas = links.Where(l => l.NeedId == n.Id).Select(l => l.IdeaId).ToList() }).FirstOrDefaultAsync(ct);
        if (row is null) return Problem.NotFound();
        var need = row.Need;
        var evidence = await db.NeedEvidence.AsNoTracking().Where(e => e.NeedId == id)
            .Join(db.VisibleObservationsTo(viewer), e => e.ObservationId, o => o.Id,
                (e, o) => new { o.Id, o.Quote, o.Language, o.SaidAt, o.Channel, o.Segment, o.AuthorKey, o.Link, e.SpeaksAgainst, e.AddedAt })
            .OrderByDescending(o => o.SaidAt).ToListAsync(ct);
        var weight = (
            NeedWeight.Of([.. evidence.Where(e => !e.SpeaksAgainst).Select(e => (e.AuthorKey, e.Segment, e.Channel))]),
            NeedWeight.Of([.. evidence.Where(e => e.SpeaksAgainst).Select(e => (e.AuthorKey, e.Segment, e.Channel))]));
        var told = need.IsDecided
            ? await db.NeedTellings.AsNoTracking().Where(t => t.NeedId == id && t.ToldAt >= need.DecidedAt).OrderByDescending(t => t.ToldAt).ThenByDescending(t => t.Id)
                .Select(t => new Told(new Heard(t.NeedId, t.Channel, t.ObservationId, t.ToldAt), new TellingLine(
                    t.Id, t.Channel, members.Where(m => m.Id == t.ToldBy).Select(m => m.Name).FirstOrDefault() ?? "", t.ToldAt, t.Text, t.Link, t.People, t.ObservationId == null))).ToListAsync(ct)
            : [];
        var toTell = need.IsDecided
            ? evidence.Where(e => !e.SpeaksAgainst).GroupBy(e => e.Channel).OrderBy(g => g.Key).Select(channel =>
            {
                var people = channel.GroupBy(e => Spoken.PersonOf(e.AuthorKey, e.Segment)).Select(person =>
                {
                    var newest = person.First();
                    var reached = Owed.Reached([.. person.Select(e => new Spoken(id, e.Channel, person.Key, e.Id, e.AddedAt))], told, t => t.Heard);
                    return new PersonToTell(newest.Id, newest.AuthorKey?[..Math.Min(PseudonymLength, newest.AuthorKey.Length)], newest.Quote, newest.Language, newest.Segment, person.Select(e => e.Link).FirstOrDefault(l => l is not null), reached?.Line.At);
                }).ToList();
                var lines = told.Where(t => t.Line.Channel == channel.Key).Select(t => t.Line).ToList();
                var last = people.TrueForAll(person => person.ToldAt is not null) ? lines.FirstOrDefault() : null;
                return new ChannelToTell(channel.Key, people.Count, last?.By, last?.At, lines.FirstOrDefault()?.Text, channel.CountBy(e => e.Language).MaxBy(l => l.Value).Key, people, lines);
            }).ToList()
            : [];
        var answers = await db.TellingAnswers.AsNoTracking().Join(db.NeedTellings.Where(t => t.NeedId == id), a => a.TellingId, t => t.Id, (a, t) => new { a.ObservationId, a.TellingId })
            .Join(db.VisibleObservationsTo(viewer), a => a.ObservationId, o => o.Id, (a, o) => new { a.ObservationId, a.TellingId, o.Quote, o.Language, o.Channel, o.SaidAt })
            .OrderByDescending(a => a.SaidAt).Select(a => new AnswerLine(a.ObservationId, a.TellingId, a.Quote, a.Language, a.Channel, a.SaidAt)).ToListAsync(ct);
        var reaches = await reach.OfAsync([id], ct);
        return new NeedSheet(
            ListNeeds.Card(need, row.Owner?.Name, weight, toTell.Count(c => c.ToldAt is null), reaches[id]), row.Owner?.Handle, need.Outcome, need.CreatedAt, need.DecidedAt, need.ThreadId,
            [.. EachCustomerFirst(evidence, e => e.AuthorKey).Take(MostEvidence).Select(e => new EvidenceLine(e.Id, e.Quote, e.Language, e.SaidAt, e.Channel, e.Segment, e.SpeaksAgainst))], toTell, answers, row.Ideas);
    }

    /// <summary>The newest of each customer before a second of any: many are heard before one is heard twice.</summary>
    private static IEnumerable<T> EachCustomerFirst<T>(IReadOnlyList<T> newestFirst, Func<T, string?> author)
    {
        var heard = new HashSet<string>(StringComparer.Ordinal);
        var first = newestFirst.Where(e => author(e) is not { } key || heard.Add(key)).ToHashSet();
        return newestFirst.OrderBy(e => !first.Contains(e));
    }

    private sealed record Told(Heard Heard, TellingLine Line);
}
