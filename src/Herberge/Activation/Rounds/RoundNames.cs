using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.Rounds;

/// <summary>What rounds in the ledger are called.</summary>
internal sealed class RoundNames(HouseDb db, IStringLocalizer<ActivationWords> words) : IOccasionNames
{
    public string Kind => DrawRound.Occasion;

    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) =>
        (await db.Rounds.AsNoTracking().Where(r => subjects.Contains(r.Id)).Join(db.VisibleProgrammesTo(viewer), r => r.ProgrammeId, p => p.Id, (r, p) => new { r.Id, r.Number, p.Name }).ToListAsync(ct))
        .ToDictionary(round => round.Id, round => words["round-name", round.Name, round.Number].Value);
}
