using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Calendar;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Gatherings.Registrations;

/// <param name="Guests">One in a line: “name@example.org” or “Name &lt;name@example.org&gt;”.</param>
public sealed record InviteOutsideInput(Guid Id, string? Guests);

/// <summary>Invites people who are not of the house, by mail. Their link opens this gathering and nothing else.</summary>
internal sealed class InviteOutside(HouseDb db, WriteTransactions writes, OutsideMails mails, TimeProvider clock)
{
    public const int Most = 50;

    /// <returns>How many were invited; who was before is not asked again.</returns>
    public async Task<Result<int>> HandleAsync(InviteOutsideInput input, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, input.Id, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("gathering-for-hosts");
        var now = clock.GetUtcNow();
        if (!standing.Gathering.TakesAnswers(now)) return Problem.Conflict("gathering-over");
        var guests = (input.Guests ?? "").Split(['\n', ';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Read).ToList();
        if (guests.Count is 0 or > Most) return Problem.Invalid(nameof(input.Guests), "gathering-guests", Most);
        if (guests.Find(g => g.Mail is null) is { Text: not null } wrong) return Problem.Invalid(nameof(input.Guests), "gathering-guest-mail", wrong.Text);

        var normalized = guests.Select(g => g.Mail!.ToUpperInvariant()).ToList();
        var members = await db.Set<Member>().AsNoTracking().Where(m => m.NormalizedEmail != null && normalized.Contains(m.NormalizedEmail)).Select(m => m.NormalizedEmail!).ToListAsync(ct);
        if (members.Count > 0) return Problem.Invalid(nameof(input.Guests), "gathering-guest-member", guests.First(g => members.Contains(g.Mail!.ToUpperInvariant())).Mail!);
        await using var write = await writes.BeginAsync(db, ct);
        var id = input.Id;
        var known = await db.Registrations.Where(r => r.GatheringId == id).Select(r => new { r.Code, r.OutsideMail }).ToListAsync(ct);
        var (codes, mailed) = (known.Select(k => k.Code).ToHashSet(), known.Select(k => k.OutsideMail?.ToUpperInvariant()).ToHashSet());
        var host = await db.Set<Member>().Where(m => m.Id == viewer.MemberId).Select(m => m.Name).SingleAsync(ct);
        var invited = 0;
        foreach (var (_, mail, name) in guests.DistinctBy(g => g.Mail!.ToUpperInvariant()).Where(g => !mailed.Contains(g.Mail!.ToUpperInvariant())))
        {
            var code = Codes.New(codes);
            codes.Add(code);
            var guest = new Registration(Guid.CreateVersion7(now), id, null, code, now) { OutsideMail = mail, OutsideName = name, Coming = Coming.Open, IsListed = false };
            db.Registrations.Add(guest);
            mails.Invite(standing.Gathering, guest, host);
            invited++;
        }

        if (invited > 0) db.Audit.Add(new AuditEntry(viewer.MemberId, "gathering.outside-invited", standing.Gathering.Title, $"{invited}", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return invited;
    }

    private static (string Text, string? Mail, string? Name) Read(string line)
    {
        var at = line.LastIndexOf('<');
        var (mail, name) = at >= 0 && line.EndsWith('>') ? (line[(at + 1)..^1].Trim(), line[..at].Trim(' ', '"')) : (line, "");
        return (line, MailAddressRule.IsValid(mail) ? mail : null, name.Length is > 0 and <= Registration.LongestName ? name : null);
    }
}
