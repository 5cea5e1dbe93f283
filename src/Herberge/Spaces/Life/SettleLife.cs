using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

/// <param name="QuietDays">Null: closing a space is never proposed.</param>
public sealed record LifeSettingsInput(int? QuietDays, bool LinkPreviews);

/// <summary>What the house decides about its spaces and what is written in them. By administrators.</summary>
internal sealed class SettleLife(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(LifeSettingsInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.Forbidden();
        if (input.QuietDays is < LifeSettings.FewestDays or > LifeSettings.MostDays) return Problem.Invalid(nameof(input.QuietDays), "quiet-days", LifeSettings.FewestDays, LifeSettings.MostDays);
        await using var transaction = await writes.BeginAsync(db, ct);
        var settings = await db.LifeSettings.AsTracking().FirstOrDefaultAsync(ct);
        if (settings is null) db.LifeSettings.Add(settings = new LifeSettings());
        (settings.QuietDays, settings.LinkPreviews) = (input.QuietDays, input.LinkPreviews);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "house.life-changed", "", "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }
}
