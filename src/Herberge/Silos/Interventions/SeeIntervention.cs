using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Silos.Oversight;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Interventions;

/// <summary>One intervention with its effect. Every look is logged.</summary>
internal sealed class SeeIntervention(HouseDb db, ReleaseEffects release, LogLook log)
{
    public async Task<Result<InterventionSheet>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.MaySeeSilos) return Problem.Forbidden("silos-for-hosts");
        await release.HandleAsync(ct);
        var found = await db.Interventions.AsNoTracking().Include(i => i.Effect).Include(i => i.Participants)
            .SingleOrDefaultAsync(i => i.Id == id && i.RemovedAt == null, ct);
        if (found is null) return Problem.NotFound();
        var enteredBy = await db.Set<Member>().AsNoTracking().Where(m => m.Id == found.EnteredBy && m.State != MemberState.Former).Select(m => m.Name).SingleOrDefaultAsync(ct);
        await log.HandleAsync($"{ListInterventions.Address}/{id}", viewer, ct);
        return new InterventionSheet(
            InterventionView.Of(found, found.Participants.Count), enteredBy, found.EnteredAt, viewer.RunsTheHouse ? await PeopleAsync(id, ct) : null);
    }

    private async Task<IReadOnlyList<ParticipantView>> PeopleAsync(Guid id, CancellationToken ct) => await (
        from participant in db.InterventionParticipants.AsNoTracking()
        where participant.InterventionId == id
        join member in db.Set<Member>() on participant.MemberId equals member.Id
        orderby member.FoldedName, member.Id
        select new ParticipantView(
            member.Name, member.Handle, member.Partner != null ? member.Partner.Name : member.Unit != null ? member.Unit.Name : null,
            member.Partner != null ? null : member.Unit != null ? member.Unit.Hue : Member.HueWithoutUnit)).ToListAsync(ct);
}
