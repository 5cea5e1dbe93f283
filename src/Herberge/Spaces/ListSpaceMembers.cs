using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Life;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public sealed record SpaceMemberRow(Guid Id, string Name, string Handle, string? Title, string? Unit, int? Hue, string? Partner, SpaceRole Role, DateTimeOffset JoinedAt)
{
    public bool IsGuest => Partner is not null;

    /// <summary>Held for this space.</summary>
    public HouseRoles TeamRoles { get; init; }

    /// <summary>Stands in for a host at this moment.</summary>
    public bool IsDeputy { get; init; }
}

public sealed record WaitingAtTheDoor(Guid MemberId, string Name, string Handle, string? Unit, int? Hue, string Text, DateTimeOffset At);

/// <param name="Next">Key of the next page; null at the end.</param>
/// <param name="Requests">Empty for those who don't run the space.</param>
public sealed record SpaceMembersView(SpaceStanding Standing, IReadOnlyList<SpaceMemberRow> Members, string? Next, IReadOnlyList<WaitingAtTheDoor> Requests)
{
    /// <summary>What people answered when they came, by person; only the viewer's own for those who don't run the space.</summary>
    public required ILookup<Guid, AnsweredQuestion> Answers { get; init; }
}

/// <summary>Who belongs to a space, by unit and name; hosts see who waits at the door.</summary>
internal sealed class ListSpaceMembers(HouseDb db, JoinQuestions questions, TimeProvider clock)
{
    public const int PageSize = 60;
    private const char KeyMark = '~';

    public async Task<Result<SpaceMembersView>> HandleAsync(string slug, string? after, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRead && !standing.MayRun) return Problem.Forbidden();

        var (id, now) = (standing.Space.Id, clock.GetUtcNow());
        var rows = db.SpaceMembers.AsNoTracking().Where(m => m.SpaceId == id && (m.EndsAt == null || m.EndsAt > now))
            .Join(db.Set<Member>().Where(p => p.State == MemberState.Active), m => m.MemberId, p => p.Id,
                (m, p) => new { Membership = m, Person = p, Sort = p.Unit == null ? "" : p.Unit.Path });
        if (after?.Split(KeyMark) is [var unit, var name, var last] && Guid.TryParse(last, out var lastId))
        {
            rows = rows.Where(r => r.Sort.CompareTo(unit) > 0
                || (r.Sort == unit && (r.Person.FoldedName.CompareTo(name) > 0 || (r.Person.FoldedName == name && r.Person.Id.CompareTo(lastId) > 0))));
        }

        var page = await rows.OrderBy(r => r.Sort).ThenBy(r => r.Person.FoldedName).ThenBy(r => r.Person.Id)
            .Select(r => new
            {
                Row = new SpaceMemberRow(r.Person.Id, r.Person.Name, r.Person.Handle, r.Person.Title,
                    r.Person.Unit == null ? null : r.Person.Unit.Name, r.Person.Unit == null ? null : r.Person.Unit.Hue,
                    r.Person.Partner == null ? null : r.Person.Partner.Name, r.Membership.Role, r.Membership.JoinedAt)
                {
                    TeamRoles = r.Membership.TeamRoles,
                    IsDeputy = r.Membership.DeputyFrom <= now && r.Membership.DeputyUntil > now,
                },
                Key = r.Sort + "~" + r.Person.FoldedName,
            })
            .Take(PageSize + 1).ToListAsync(ct);
        var next = page.Count > PageSize ? $"{page[PageSize - 1].Key}{KeyMark}{page[PageSize - 1].Row.Id}" : null;

        var requests = standing.MayRun ? await RequestsAsync(id, ct) : [];
        return new SpaceMembersView(standing, [.. page.Take(PageSize).Select(r => r.Row)], next, requests) { Answers = await questions.AnswersAsync(standing, ct) };
    }

    /// <summary>Who waits at the door, the longest waiting first; for those who run the space.</summary>
    public async Task<Result<List<WaitingAtTheDoor>>> WaitingAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        return standing.MayRun ? await RequestsAsync(standing.Space.Id, ct) : Problem.Forbidden();
    }

    private async Task<List<WaitingAtTheDoor>> RequestsAsync(Guid spaceId, CancellationToken ct) =>
        await db.JoinRequests.AsNoTracking().Where(r => r.SpaceId == spaceId)
            .Join(db.Set<Member>(), r => r.MemberId, p => p.Id, (r, p) => new { r, p })
            .OrderBy(x => x.r.At)
            .Select(x => new WaitingAtTheDoor(x.p.Id, x.p.Name, x.p.Handle, x.p.Unit == null ? null : x.p.Unit.Name, x.p.Unit == null ? null : x.p.Unit.Hue, x.r.Text, x.r.At))
            .ToListAsync(ct);
}
