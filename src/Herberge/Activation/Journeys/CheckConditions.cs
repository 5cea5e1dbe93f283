using Herberge.Foundation.Ledger;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Journeys;

/// <summary>Of which people a step's conditions hold.</summary>
internal sealed class CheckConditions(HouseDb db, House house)
{
    /// <param name="conditions">All of them must hold.</param>
    /// <param name="people">Of these.</param>
    /// <param name="until">What was done later doesn't count.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<HashSet<Guid>> WhoAsync(IReadOnlyList<StepCondition> conditions, IReadOnlyCollection<Guid> people, DateTimeOffset until, CancellationToken ct)
    {
        var left = people.ToHashSet();
        foreach (var condition in conditions)
        {
            if (left.Count == 0) break;
            var found = await HoldersAsync(condition, [.. left], until, ct);
            if (condition.Kind is ConditionKind.HasNot or ConditionKind.NotInSpace) left.ExceptWith(found);
            else left.IntersectWith(found);
        }

        return left;
    }

    private async Task<List<Guid>> HoldersAsync(StepCondition condition, List<Guid> ids, DateTimeOffset until, CancellationToken ct)
    {
        var (of, id) = (condition.Of, condition.Id);
        var members = db.Set<Member>().AsNoTracking().Where(m => ids.Contains(m.Id));
        switch (condition.Kind)
        {
            case ConditionKind.Has or ConditionKind.HasNot:
                return await MoveTravellers.Towards(db.Acts.AsNoTracking(), condition.Goal).Where(a => ids.Contains(a.MemberId) && a.At < until).Select(a => a.MemberId).Distinct().ToListAsync(ct);
            case ConditionKind.Speaks:
                var isHouses = house.Language == of;
                return await members.Where(m => m.InterfaceLanguage == of || (isHouses && m.InterfaceLanguage == null)).Select(m => m.Id).ToListAsync(ct);
            case ConditionKind.OfUnit:
                var top = await db.Set<OrgUnit>().AsNoTracking().Where(u => u.Id == id).Select(u => u.Path).FirstOrDefaultAsync(ct);
                if (top is null) return [];
                var below = top + "/";
                return await members.Where(m => m.Unit != null && (m.Unit.Path == top || m.Unit.Path.StartsWith(below))).Select(m => m.Id).ToListAsync(ct);
            default:
                return await db.Set<SpaceMember>().AsNoTracking().Where(s => s.SpaceId == id && ids.Contains(s.MemberId) && (s.EndsAt == null || s.EndsAt > until)).Select(s => s.MemberId).ToListAsync(ct);
        }
    }
}
