using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Held;

/// <summary>Files of what waits are kept until it is settled, and shown to those who judge it.</summary>
internal sealed class HeldFiles(HouseDb db) : IFileAccess, IFileUse
{
    public async Task<bool> MaySeeAsync(StoredFile file, Viewer viewer, CancellationToken ct)
    {
        if (file.PostId is not null || file.SpaceId is not null) return false;
        var (owner, id) = (file.OwnerId, file.Id.ToString());
        var moderated = db.ModeratedSpacesTo(viewer);
        return await db.HeldPosts.AsNoTracking()
            .AnyAsync(h => h.AuthorId == owner && h.SettledAt == null && h.Files.Contains(id) && moderated.Any(s => s.Id == h.SpaceId), ct);
    }

    public async Task<IReadOnlyCollection<Guid>> InUseAsync(HouseDb house, IReadOnlyCollection<Guid> candidates, CancellationToken ct)
    {
        var waiting = await house.HeldPosts.AsNoTracking().Where(h => h.SettledAt == null && h.Files != "").Select(h => h.Files).ToListAsync(ct);
        return [.. waiting.SelectMany(files => files.Split(',')).Select(Guid.Parse).Where(candidates.Contains)];
    }
}
