using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Guides;

/// <summary>What groups are called behind the bells of those who may see them.</summary>
internal sealed class GuideNames(HouseDb db) : INoticeSubjects
{
    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) =>
        await db.VisibleGuideGroupsTo(viewer).Where(g => subjects.Contains(g.Id)).ToDictionaryAsync(g => g.Id, g => g.Name, ct);
}
