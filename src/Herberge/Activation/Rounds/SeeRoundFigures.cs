using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Graphs.Matching;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Rounds;

/// <summary>What would come of a draw now.</summary>
/// <param name="People">Null for fewer than five.</param>
/// <param name="LeftOut">Whom nobody would fit; null for fewer than five.</param>
/// <param name="Across">Share of pairs across units.</param>
public sealed record RoundPreview(int? People, int Groups, int? LeftOut, ShownShare? Across, double ShareOfBound);

/// <summary>A round in figures.</summary>
/// <param name="People">Null for fewer than five.</param>
/// <param name="Met">Pairs that met ÷ pairs made; null until the round is counted, or where it may not be told.</param>
/// <param name="OccasionId">Its number among the occasions of the ledger.</param>
public sealed record RoundFigures(
    Guid Id, int Number, DateTimeOffset DrawnAt, DateTimeOffset EndsAt, int? People, int? Pairs, ShownShare? Across, int Repeats, bool IsCounted, ShownShare? Met, Guid? OccasionId);

/// <param name="Preview">Null where no draw follows.</param>
public sealed record ProgrammeFigures(RoundProgramme Programme, RoundPreview? Preview, IReadOnlyList<RoundFigures> Rounds);

/// <summary>How a programme fares, for those who run rounds: sums over whole rounds, never groups or people.</summary>
internal sealed class SeeRoundFigures(HouseDb db, TimeProvider clock)
{
    private const int Most = 26;

    public async Task<Result<ProgrammeFigures>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await db.VisibleProgrammesTo(viewer).FirstOrDefaultAsync(p => p.Id == id, ct) is not { } programme) return Problem.NotFound();
        if (!viewer.RunsRounds) return Problem.Forbidden("rounds-for-managers");
        var occasions = db.Set<Occasion>().Where(o => o.Kind == DrawRound.Occasion);
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.ProgrammeId == id).OrderByDescending(r => r.Number).Take(Most)
            .Select(r => new { Round = r, OccasionId = occasions.Where(o => o.SubjectId == r.Id).Select(o => (Guid?)o.Id).FirstOrDefault() }).ToListAsync(ct);
        return new ProgrammeFigures(programme, programme.NextDrawOn is null ? null : await PreviewAsync(programme, ct), [.. rounds.Select(row => Of(row.Round, row.OccasionId))]);
    }

    private static RoundFigures Of(Round round, Guid? occasionId)
    {
        var (enough, tells) = (round.People >= ShownShare.Fewest, round.PeopleMet >= ShownShare.Fewest && round.PeopleLeft - round.PeopleMet >= ShownShare.Fewest);
        return new RoundFigures(
            round.Id, round.Number, round.DrawnAt, round.EndsAt, enough ? round.People : null, enough ? round.Pairs : null, ShownShare.Of(round.PairsAcross, round.Pairs), round.Repeats,
            round.CountedAt is not null,
            // Few people may still be many pairs: both are looked at.
            round.CountedAt is null ? null : tells ? ShownShare.Of(round.PairsMet, round.Pairs) : ShownShare.Of(round.PeopleMet, round.PeopleLeft), occasionId);
    }

    private async Task<RoundPreview> PreviewAsync(RoundProgramme programme, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var table = await RoundTable.ReadAsync(db, programme, now, except: null, ct);
        if (table.Ids.Count < ShownShare.Fewest) return new RoundPreview(null, 0, null, null, 0);
        var result = MeetingRound.Form(table.People, table.Ties, table.Apart, DrawRound.OptionsOf(programme, now), ct);
        var pairs = result.Groups.SelectMany(group => MeetingHistory.PairsOf(group.Members)).ToList();
        var across = pairs.Count(pair => table.People[pair.A].Unit != table.People[pair.B].Unit);
        return new RoundPreview(table.Ids.Count, result.Groups.Count, result.LeftOut.Count >= ShownShare.Fewest && table.Ids.Count - result.LeftOut.Count >= ShownShare.Fewest ? result.LeftOut.Count : null, ShownShare.Of(across, pairs.Count), result.ShareOfBound);
    }
}
