using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Settings;

/// <summary>Gives the house its sign, or takes it down.</summary>
internal sealed class SetLogo(HouseDb db, WriteTransactions writes, FileStore files, House house, TimeProvider clock)
{
    /// <param name="content">Null takes the sign down.</param>
    public async Task<Result<Done>> HandleAsync(Stream? content, string name, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var picture = content is null ? null : await LogoPicture.ReadAsync(content, ct);
        if (picture is { Succeeded: false }) return Result<Done>.From(picture.Problems);

        await using var write = await writes.BeginAsync(db, ct);
        var settings = await db.Settings.AsTracking().SingleAsync(ct);
        var before = settings.LogoFileId;
        if (picture is null && before is null) return new Done();
        settings.LogoFileId = null;
        if (picture is not null)
        {
            using var bytes = new MemoryStream(picture.Value!);
            var saved = await files.SaveAsync(bytes, name, viewer, ct);
            if (!saved.Succeeded) return Result<Done>.From([saved.Problem with { Field = "Logo" }]);
            saved.Value.IsHousePublic = true;
            settings.LogoFileId = saved.Value.Id;
        }

        db.Audit.Add(new AuditEntry(viewer.MemberId, picture is null ? "house.logo-removed" : "house.logo-changed", "", "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await house.ReloadAsync(db, ct);
        if (before is { } old) await files.DeleteAsync(old, ct);
        return new Done();
    }
}
