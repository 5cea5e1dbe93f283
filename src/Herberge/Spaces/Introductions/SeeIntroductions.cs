using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Introductions;

/// <summary>A question put to the viewer: would they like to meet this person?</summary>
/// <param name="Handle">Null, like the name, where both stay unnamed until they agree.</param>
/// <param name="SaidYes">True when the viewer agreed and the other's answer is missing, or will never come.</param>
public sealed record AskedToMeet(Guid Id, string? Name, string? Handle, string? Unit, int? Hue, string? Title, string ProposedBy, string Reason, DateTimeOffset At, bool SaidYes);

/// <summary>What the viewer proposed, without anybody's answer: it came about, or it didn't so far.</summary>
public sealed record ProposedByMe(string One, string Other, DateTimeOffset At, bool CameAbout);

public sealed record IntroductionsView(bool IsWelcome, IReadOnlyList<AskedToMeet> Asked, IReadOnlyList<ProposedByMe> Proposed);

/// <summary>The viewer's own introductions.</summary>
internal sealed class SeeIntroductions(HouseDb db, TimeProvider clock)
{
    private const int Most = 20;

    public async Task<IntroductionsView> HandleAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var since = clock.GetUtcNow() - Introduction.Asks;
        var rows = await db.Introductions.AsNoTracking().Where(i => i.OneId == me || i.OtherId == me || i.ProposedBy == me)
            .OrderByDescending(i => i.Id).Take(2 * Most).ToListAsync(ct);
        var ids = rows.SelectMany(i => new[] { i.OneId, i.OtherId, i.ProposedBy }).ToHashSet();
        var people = await db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id))
            .Select(m => new { m.Id, m.Name, m.Handle, Unit = m.Unit == null ? null : m.Unit.Name, Hue = m.Unit == null ? (int?)null : m.Unit.Hue, m.Title, m.State })
            .ToDictionaryAsync(m => m.Id, ct);
        var asked = new List<AskedToMeet>();
        foreach (var row in rows.Where(i => (i.OneId == me || i.OtherId == me) && i.SpaceId == null && i.ProposedAt > since && i.AnswerOf(me) != false))
        {
            if (people.GetValueOrDefault(row.Opposite(me)) is not { State: MemberState.Active } other) continue;
            if (row.IsWithoutNames)
            {
                asked.Add(new AskedToMeet(row.Id, null, null, null, null, null, "", row.Reason, row.ProposedAt, row.AnswerOf(me) == true));
                continue;
            }

            asked.Add(new AskedToMeet(row.Id, other.Name, other.Handle, other.Unit, other.Hue, other.Title,
                people.GetValueOrDefault(row.ProposedBy)?.Name ?? "", row.Reason, row.ProposedAt, row.AnswerOf(me) == true));
        }

        return new IntroductionsView(await db.IntroductionWishes.AnyAsync(w => w.MemberId == me, ct), asked,
            [.. rows.Where(i => i.ProposedBy == me).Take(Most).Select(i => new ProposedByMe(
                people.GetValueOrDefault(i.OneId)?.Name ?? "", people.GetValueOrDefault(i.OtherId)?.Name ?? "", i.ProposedAt, i.SpaceId is not null))]);
    }
}
