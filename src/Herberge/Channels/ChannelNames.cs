using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels;

/// <summary>What posts are called behind the bells of those who work on them.</summary>
internal sealed class ChannelNames(HouseDb db) : INoticeSubjects
{
    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) =>
        await db.VisibleChannelPostsTo(viewer).AsNoTracking().Where(p => subjects.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Title, ct);
}
