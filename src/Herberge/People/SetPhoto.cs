using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>Hangs the person's own picture into their window, or takes it down. The window cuts it to its middle.</summary>
internal sealed class SetPhoto(HouseDb db, FileStore files)
{
    public async Task<Result<Done>> HandleAsync(Stream? content, string name, Viewer viewer, CancellationToken ct)
    {
        var before = await db.Members.Where(m => m.Id == viewer.MemberId).Select(m => m.PhotoFileId).FirstOrDefaultAsync(ct);
        Guid? id = null;
        if (content is not null)
        {
            var saved = await files.SaveAsync(content, name, viewer, ct);
            if (!saved.Succeeded) return Result<Done>.From([saved.Problem with { Field = "Photo" }]);
            if (!saved.Value.IsImage)
            {
                await files.DeleteAsync(saved.Value.Id, ct);
                return Problem.Invalid("Photo", "picture-needed");
            }

            id = saved.Value.Id;
            await db.Files.Where(f => f.Id == id).ExecuteUpdateAsync(set => set.SetProperty(f => f.IsHousePublic, true), ct);
        }

        await db.Members.Where(m => m.Id == viewer.MemberId).ExecuteUpdateAsync(set => set.SetProperty(m => m.PhotoFileId, id), ct);
        if (before is { } old) await files.DeleteAsync(old, ct);
        return new Done();
    }
}
