using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Questions;

/// <summary>Whether a member is proposed to people who ask, and by what. No audit entry: it is their own affair.</summary>
internal sealed class ChooseExpertWish(HouseDb db, WriteTransactions writes, ExpertsEdition edition)
{
    public async Task<ExpertSource> SeeAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await db.ExpertWishes.AsNoTracking().Where(w => w.MemberId == me).Select(w => (ExpertSource?)w.Source).FirstOrDefaultAsync(ct) ?? ExpertSource.Profile;
    }

    public async Task<Result<Done>> HandleAsync(ExpertSource source, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        if (!Enum.IsDefined(source)) return Problem.Invalid(nameof(source), "expert-source");
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.ExpertWishes.Where(w => w.MemberId == me).ExecuteDeleteAsync(ct);
        db.ExpertWishes.Add(new ExpertWish(me, source));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        edition.Grow();
        return default(Done);
    }
}
