using System.Reflection;
using Herberge.Foundation;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Herberge.People.Admin;

internal sealed record HouseState(
    string Version, string Engine, string Place, long DatabaseBytes, long FileBytes, int Files, long FreeBytes, string Folder,
    long SearchDocuments, OutboxState Outbox, bool HasPublicUrl, DateTimeOffset OpenedAt,
    int Active, int Invited, int Guests, int Deactivated, int Proposed);

/// <summary>How the house stands, from what can be read at once. What takes longer is <see cref="ExamineHouse"/>'s.</summary>
internal sealed class SeeHouseState(HouseDb db, IDatabaseEngine engine, OutboxView outbox, IOptions<HouseOptions> options)
{
    public async Task<Result<HouseState>> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var mail = await outbox.HandleAsync(viewer, ct);
        if (!mail.Succeeded) return Result<HouseState>.From(mail.Problems);

        var people = db.Members.AsNoTracking();
        return new HouseState(
            Version(), engine.Name, engine.Place, await engine.SizeAsync(db, ct),
            await db.Files.SumAsync(f => f.Size, ct), await db.Files.CountAsync(ct),
            new DriveInfo(options.Value.DataPath()).AvailableFreeSpace, options.Value.DataPath(),
            await db.SearchRows.LongCountAsync(ct), mail.Value, !string.IsNullOrWhiteSpace(options.Value.PublicUrl),
            await db.Settings.Select(s => s.OpenedAt).SingleAsync(ct),
            await people.CountAsync(m => m.State == MemberState.Active && m.PartnerId == null, ct),
            await people.CountAsync(m => m.State == MemberState.Active && !db.Users.Any(a => a.Id == m.Id), ct),
            await people.CountAsync(m => m.State == MemberState.Active && m.PartnerId != null, ct),
            await people.CountAsync(m => m.State == MemberState.Deactivated, ct),
            await db.DeactivationProposals.CountAsync(p => people.Any(m => m.Id == p.MemberId && m.State == MemberState.Active), ct));
    }

    private static string Version()
    {
        var version = typeof(SeeHouseState).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var build = version.IndexOf('+', StringComparison.Ordinal);
        return build < 0 ? version : version[..Math.Min(version.Length, build + 8)];
    }
}
