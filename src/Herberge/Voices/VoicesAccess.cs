using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices;

/// <summary>
/// Who may read what customers said: the house's community managers. Everybody inside may write down what a customer said
/// to them, and reads nothing by that.
/// </summary>
internal static class VoicesAccess
{
    extension(Viewer viewer)
    {
        public bool HearsVoices => viewer.IsInside && (viewer.IsCommunityManager || viewer.IsHost);
    }

    extension(HouseDb db)
    {
        public IQueryable<Observation> VisibleObservationsTo(Viewer viewer)
        {
            var hears = viewer.HearsVoices;
            return db.Observations.Where(o => hears);
        }
    }
}

/// <summary>The picture of an observation is seen by those who read it.</summary>
internal sealed class VoicesFiles(HouseDb db) : IFileAccess, IFileUse
{
    public Task<bool> MaySeeAsync(StoredFile file, Viewer viewer, CancellationToken ct)
    {
        Guid? id = file.Id;
        return viewer.HearsVoices ? db.VisibleObservationsTo(viewer).AnyAsync(o => o.PhotoFileId == id, ct) : Task.FromResult(false);
    }

    public async Task<IReadOnlyCollection<Guid>> InUseAsync(HouseDb house, IReadOnlyCollection<Guid> candidates, CancellationToken ct)
    {
        var ids = candidates.Select(id => (Guid?)id).ToList();
        return await house.Observations.Where(o => ids.Contains(o.PhotoFileId)).Select(o => o.PhotoFileId!.Value).ToListAsync(ct);
    }
}
