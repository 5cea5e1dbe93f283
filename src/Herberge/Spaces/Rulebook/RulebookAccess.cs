using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Rulebook;

internal static class RulebookAccess
{
    extension(HouseDb db)
    {
        /// <summary>Guidelines to every colleague, the rest to the community team; what doesn't hold yet or no more, to the team alone.</summary>
        public IQueryable<Rule> VisibleRulesTo(Viewer viewer)
        {
            var (inside, team) = (viewer.IsInside, viewer.IsOfTeam);
            return db.Set<Rule>().AsNoTracking().Where(r => team || (inside && r.Kind == RuleKind.Guideline && r.InForce != null && r.ArchivedAt == null));
        }
    }
}
