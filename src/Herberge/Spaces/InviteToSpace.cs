using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

/// <param name="Who">Handles, mail addresses or full names, separated by commas or lines.</param>
public sealed record InviteToSpaceInput(string Who);

/// <summary>Hosts add people to a space, all or nobody. Partners' people only where the space is open to partners.</summary>
internal sealed class InviteToSpace(HouseDb db, WriteTransactions writes, Admission admission, Bell bell, TimeProvider clock)
{
    private const int AtOnce = 50;

    /// <returns>How many are new.</returns>
    public async Task<Result<int>> HandleAsync(string slug, InviteToSpaceInput input, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden();
        var space = standing.Space;
        if (space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        var names = (input.Who ?? "").Split([',', ';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        if (names.Count is 0 or > AtOnce) return Problem.Invalid(nameof(input.Who), "invite-who-missing", AtOnce);

        var now = clock.GetUtcNow();
        var problems = new List<Problem>();
        var people = new HashSet<Guid>();
        foreach (var name in names)
        {
            var found = await FindAsync(name, ct);
            if (found.Count != 1) problems.Add(Problem.Invalid(nameof(input.Who), found.Count == 0 ? "invite-unknown" : "invite-ambiguous", name));
            else if (found[0].IsGuest && !space.WithPartners) problems.Add(Problem.Invalid(nameof(input.Who), "invite-no-partners", name));
            else people.Add(found[0].Id);
        }

        if (problems.Count > 0) return Result<int>.From(problems);

        var added = new List<Guid>();
        foreach (var person in people)
        {
            if (await admission.AdmitAsync(space, person, viewer.MemberId, now, ct)) added.Add(person);
        }

        await bell.AddAsync([.. added.Where(id => id != viewer.MemberId)
            .Select(id => new Notification(id, NotificationKind.Invited, viewer.MemberId, space.Id, null, null, now))], ct);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await bell.RingAsync(added, ct);
        return added.Count;
    }

    private async Task<List<(Guid Id, bool IsGuest)>> FindAsync(string name, CancellationToken ct)
    {
        var handle = name.TrimStart('@').ToLowerInvariant();
        var mail = name.ToUpperInvariant();
        var folded = WordForms.Fold(name);
        var found = await db.Set<Member>().AsNoTracking()
            .Where(m => m.State == MemberState.Active && (m.Handle == handle || m.NormalizedEmail == mail || m.FoldedName == folded))
            .Select(m => new { m.Id, Guest = m.PartnerId != null, Exact = m.Handle == handle || m.NormalizedEmail == mail })
            .Take(3).ToListAsync(ct);
        // A handle or an address names one person, whoever else is called the same.
        return [.. (found.Exists(m => m.Exact) ? found.Where(m => m.Exact) : found).Select(m => (m.Id, m.Guest))];
    }
}
