using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin;

/// <summary>Gives the house its sign.</summary>
internal sealed class SetLogo(HouseDb db, FileStore files, House house, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Stream content, string name, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.Forbidden();
        var saved = await files.SaveAsync(content, name, viewer, ct);
        if (!saved.Succeeded) return Result<Done>.From([saved.Problem with { Field = "Logo" }]);
        if (!saved.Value.IsImage) return Problem.Invalid("Logo", "picture-needed");

        var id = saved.Value.Id;
        await db.Files.Where(f => f.Id == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsHousePublic, true), ct);
        await db.Settings.ExecuteUpdateAsync(set => set.SetProperty(s => s.LogoFileId, id), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "house.logo-changed", "", "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await house.ReloadAsync(db, ct);
        return new Done();
    }
}
