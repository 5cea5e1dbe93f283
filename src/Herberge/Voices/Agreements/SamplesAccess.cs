using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Agreements;

/// <summary>
/// Who may see a sample: those who code it and who drew it. How far coders agree is a figure about these people's work, so
/// only they see it, and none of them sees another's codes before all have finished.
/// </summary>
internal static class SamplesAccess
{
    extension(HouseDb db)
    {
        public IQueryable<CodingSample> VisibleSamplesTo(Viewer viewer)
        {
            var (hears, me, coders) = (viewer.HearsVoices, viewer.MemberId, db.SampleCoders);
            return db.CodingSamples.Where(s => hears && (s.CreatedBy == me || coders.Any(c => c.SampleId == s.Id && c.MemberId == me)));
        }

        /// <summary>Members who could code: those who hear voices themselves.</summary>
        public IQueryable<Member> Hearers() => db.Set<Member>().Where(m => m.State == MemberState.Active && m.PartnerId == null
            && (m.Roles.HasFlag(HouseRoles.CommunityManager) || m.Roles.HasFlag(HouseRoles.Host)));
    }
}
