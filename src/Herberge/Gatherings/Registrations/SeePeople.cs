using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <param name="Mail">Of somebody from outside.</param>
internal sealed record PersonComing(
    Guid Id, string Name, string? Handle, string? Unit, int? Hue, string? Mail, Coming Coming, Seat Seat, DateTimeOffset? OfferedUntil, bool WasAsked, bool IsConfirmed, string Code, bool IsWalkIn, DateTimeOffset? CheckedInAt, IReadOnlyList<(Guid Question, string Text)> Answers);

internal sealed record PeopleView(Gathering Gathering, IReadOnlyList<PersonComing> People);

/// <summary>Everybody who said something, with answers, for those who run the gathering.</summary>
internal sealed class SeePeople(HouseDb db)
{
    public async Task<Result<PeopleView>> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, id, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        var members = db.Set<Member>();
        var rows = await db.Registrations.AsNoTracking().AsSplitQuery().Where(r => r.GatheringId == id)
            .Select(r => new
            {
                Registration = r,
                Member = members.Where(m => m.Id == r.MemberId).Select(m => new { m.Name, m.Handle, Unit = m.Unit != null ? m.Unit.Name : m.Partner != null ? m.Partner.Name : null, Hue = m.PartnerId == null ? m.Unit != null ? m.Unit.Hue : Member.HueWithoutUnit : (int?)null }).FirstOrDefault(),
                Answers = r.Answers.Select(a => new { a.QuestionId, a.Text }).ToList(),
            }).ToListAsync(ct);
        return new PeopleView(standing.Gathering, [.. rows.Select(row => (row, row.Registration))
            .Select(x => new PersonComing(x.Registration.Id, x.row.Member?.Name ?? x.Registration.OutsideName ?? x.Registration.OutsideMail ?? "", x.row.Member?.Handle, x.row.Member?.Unit, x.row.Member?.Hue, x.Registration.OutsideMail,
                x.Registration.Coming, x.Registration.Seat, x.Registration.OfferedUntil, x.Registration.AskedAt is not null, x.Registration.ConfirmedAt is not null, x.Registration.Code, x.Registration.IsWalkIn, x.Registration.CheckedInAt,
                [.. x.row.Answers.Select(a => (a.QuestionId, a.Text))]))
            .OrderBy(p => p.Name, StringComparer.CurrentCulture)]);
    }
}
