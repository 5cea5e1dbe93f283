using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Circles;

/// <summary>What seasons in the ledger are called, and circles behind the bells of their members.</summary>
internal sealed class CircleNames(HouseDb db) : IOccasionNames, INoticeSubjects
{
    public string Kind => DrawCircles.Occasion;

    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) =>
        await db.VisibleSeasonsTo(viewer).Where(s => subjects.Contains(s.Id)).ToDictionaryAsync(s => s.Id, s => s.Name, ct);

    public async Task<IReadOnlyDictionary<Guid, string>> TitlesAsync(IReadOnlyCollection<Guid> subjects, Viewer viewer, CancellationToken ct) =>
        await db.CirclesOf(viewer).Where(c => subjects.Contains(c.Id)).ToDictionaryAsync(c => c.Id, c => c.Name, ct);
}
