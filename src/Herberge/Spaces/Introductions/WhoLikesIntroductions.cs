using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Introductions;

/// <summary>Somebody who may be proposed for an introduction.</summary>
public sealed record LikesIntroductions(Guid Id, string Name, string? Title, string? AskMeAbout);

/// <summary>The people of a unit who like to be introduced, for those who introduce; nobody else is named to them.</summary>
internal sealed class WhoLikesIntroductions(HouseDb db)
{
    private const int Most = 100;

    public async Task<IReadOnlyList<LikesIntroductions>> HandleAsync(string unitPath, Viewer viewer, CancellationToken ct)
    {
        if (!ProposeIntroduction.MayPropose(viewer)) return [];
        var (me, below) = (viewer.MemberId, unitPath + "/");
        var wishes = db.IntroductionWishes;
        return await db.Set<Member>().AsNoTracking()
            .Where(m => m.State == MemberState.Active && m.PartnerId == null && m.Id != me && m.Unit != null
                && (m.Unit.Path == unitPath || m.Unit.Path.StartsWith(below)) && wishes.Any(w => w.MemberId == m.Id))
            .OrderBy(m => m.FoldedName).Take(Most).Select(m => new LikesIntroductions(m.Id, m.Name, m.Title, m.AskMeAbout)).ToListAsync(ct);
    }
}
