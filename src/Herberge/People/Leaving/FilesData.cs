using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Leaving;

/// <summary>Files the person brought in. Those in posts that stay belong to the former member afterwards.</summary>
internal sealed class FilesData(HouseDb db) : IPersonalData
{
    public async Task<IReadOnlyList<PersonalRecords>> TellAsync(Guid memberId, CancellationToken ct) =>
    [
        new PersonalRecords("files", await db.Files.AsNoTracking().Where(f => f.OwnerId == memberId)
            .Select(f => new { f.Id, f.Name, f.ContentType, f.Size, f.CreatedAt, f.PostId }).ToListAsync<object>(ct)),
    ];

    public async Task EraseAsync(Erasure erasure, CancellationToken ct)
    {
        var (id, former) = (erasure.MemberId, erasure.FormerId);
        var photo = await db.Members.Where(m => m.Id == id).Select(m => m.PhotoFileId).FirstOrDefaultAsync(ct);
        var logo = await db.Settings.Select(s => s.LogoFileId).FirstOrDefaultAsync(ct);
        var own = db.Files.Where(f => f.OwnerId == id && f.Id != logo && (f.Id == photo || (f.PostId == null && f.SpaceId == null)));
        foreach (var file in await own.Select(f => f.Id).ToListAsync(ct)) erasure.Files.Add(file);
        await own.ExecuteDeleteAsync(ct);
        await db.Files.Where(f => f.OwnerId == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.OwnerId, former), ct);
        foreach (var trace in erasure.Traces)
        {
            await db.Files.Where(f => f.OwnerId == former && f.Name.Contains(trace))
                .ExecuteUpdateAsync(f => f.SetProperty(x => x.Name, x => x.Name.Replace(trace, "")), ct);
        }
    }
}
