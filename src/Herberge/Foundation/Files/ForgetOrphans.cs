using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Foundation.Files;

/// <summary>A file something other than a post points at: a photo, a logo.</summary>
public interface IFileUse
{
    Task<IReadOnlyCollection<Guid>> InUseAsync(HouseDb db, IReadOnlyCollection<Guid> candidates, CancellationToken ct);
}

/// <summary>Deletes files that were uploaded but never became part of anything.</summary>
internal sealed class ForgetOrphans(HouseDb db, FileStore files, IEnumerable<IFileUse> uses, House house, TimeProvider clock)
{
    public static readonly TimeSpan Grace = TimeSpan.FromDays(2);

    /// <returns>How many were deleted.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow() - Grace;
        var candidates = await Orphans(before).Select(f => f.Id).ToListAsync(ct);
        var kept = new HashSet<Guid>();
        if (house.LogoFileId is { } logo) kept.Add(logo);
        foreach (var use in uses) kept.UnionWith(await use.InUseAsync(db, candidates, ct));
        var gone = 0;
        foreach (var id in candidates.Where(id => !kept.Contains(id)))
        {
            // Asked again in the same statement: somebody may attach it at this very moment.
            if (await Orphans(before).Where(f => f.Id == id).ExecuteDeleteAsync(ct) == 0) continue;
            files.Erase(id);
            gone++;
        }

        return gone;
    }

    private IQueryable<StoredFile> Orphans(DateTimeOffset before) =>
        db.Files.Where(f => f.PostId == null && f.SpaceId == null && !f.IsHousePublic && f.CreatedAt < before);
}
