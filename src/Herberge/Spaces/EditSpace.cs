using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="Expected">The edition the caller read; null to change whatever stands now.</param>
public sealed record EditSpaceInput(string Name, string Purpose, SpaceKind Kind, bool WithPartners, string? Expected = null);

/// <summary>
/// Changes what a space is called, is for and who gets in. Opening it lets in whoever waits at the door; closing it to
/// partners ends their people's memberships.
/// </summary>
internal sealed class EditSpace(
    HouseDb db, WriteTransactions writes, SearchIndex search, Admission admission, Bell bell, MyRooms myRooms, TimeProvider clock)
{
    public async Task<Result<Space>> HandleAsync(string slug, EditSpaceInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden();
        var problems = CreateSpace.Check(input.Name, input.Purpose, input.Kind);
        if (problems.Count > 0) return Result<Space>.From(problems);
        // A host of the house who isn't a member would shut the door behind themselves and leave nobody who can reopen it.
        if (input.Kind == SpaceKind.Private && !standing.IsMember) return Problem.Invalid(nameof(input.Kind), "space-private-from-outside");

        var now = clock.GetUtcNow();
        // Holds the row, so that of two hosts who began from the same edition one is told.
        if (input.Expected is not null) await db.Spaces.Where(s => s.Id == standing.Space.Id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Hue, x => x.Hue), ct);
        var space = await db.Spaces.SingleAsync(s => s.Id == standing.Space.Id, ct);
        if (input.Expected is { } expected && expected != EditionOf(space)) return Problem.Outdated();
        if (space.Kind != input.Kind || space.WithPartners != input.WithPartners)
        {
            db.Audit.Add(new AuditEntry(viewer.MemberId, "space.access-changed", space.Slug,
                $"{space.Kind}{Partners(space.WithPartners)} → {input.Kind}{Partners(input.WithPartners)}", now));
        }

        space.Name = input.Name.Trim();
        space.Purpose = input.Purpose.Trim();
        space.Kind = input.Kind;
        var closedToPartners = space.WithPartners && !input.WithPartners;
        space.WithPartners = input.WithPartners;

        var admitted = space.Kind == SpaceKind.Open ? await AdmitWaitingAsync(space, viewer, now, ct) : [];
        if (closedToPartners) await DismissGuestsAsync(space, viewer, now, ct);
        await db.SaveChangesAsync(ct);
        await search.PutAsync(SpacesSearchSource.Document(space), ct);
        await write.CommitAsync(ct);
        myRooms.Forget(viewer.MemberId);
        await bell.RingAsync(admitted, ct);
        return space;
    }

    public static string EditionOf(Space space) => Edition.Of(space.Name, space.Purpose, space.Kind.ToString(), Partners(space.WithPartners));

    private async Task<List<Guid>> AdmitWaitingAsync(Space space, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var waiting = await db.JoinRequests.AsNoTracking().Where(r => r.SpaceId == space.Id).Select(r => r.MemberId).ToListAsync(ct);
        foreach (var asker in waiting) await admission.AdmitAsync(space, asker, viewer.MemberId, now, ct);
        await bell.AddAsync([.. waiting.Select(id => new Notification(id, NotificationKind.JoinAccepted, viewer.MemberId, space.Id, null, null, now))], ct);
        return waiting;
    }

    private async Task DismissGuestsAsync(Space space, Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var guests = await db.SpaceMembers.AsNoTracking()
            .Where(m => m.SpaceId == space.Id && db.Set<Member>().Any(p => p.Id == m.MemberId && p.PartnerId != null))
            .Select(m => m.MemberId).ToListAsync(ct);
        foreach (var guest in guests) await admission.DismissAsync(space, guest, viewer.MemberId, now, ct);
    }

    private static string Partners(bool with) => with ? "+partners" : "";
}
