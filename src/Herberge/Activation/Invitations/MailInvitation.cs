using Herberge.Foundation.Access;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.Invitations;

/// <param name="Addresses">One to a line, or with commas between them.</param>
/// <param name="Word">What the sender adds; empty for nothing.</param>
public sealed record MailInvitationInput(string? Addresses, string? Word);

/// <summary>Mails a link to colleagues, each a mail of their own. Whom is kept nowhere but in the mails.</summary>
internal sealed class MailInvitation(HouseDb db, WriteTransactions writes, MailOutbox mails, House house, HouseAddress address, IStringLocalizer<ActivationWords> words, TimeProvider clock)
{
    public const int MostAtOnce = 20;
    public const int MostADay = 60;
    public const int LongestWord = 600;

    /// <returns>How many mails leave.</returns>
    public async Task<Result<int>> HandleAsync(Guid id, MailInvitationInput input, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        if (!await db.InvitationsInHandOf(viewer).AnyAsync(i => i.Id == id && i.CreatedBy == me, ct)) return Problem.NotFound();
        var invitation = await db.Invitations.AsTracking().SingleAsync(i => i.Id == id, ct);
        if (invitation.EndsAt <= now) return Problem.Conflict("invitation-over");
        var (lines, word) = (AddressesOf(input.Addresses), (input.Word ?? "").ReplaceLineEndings("\n").Trim());
        var problems = new List<Problem>();
        if (lines.Count == 0) problems.Add(Problem.Invalid(nameof(input.Addresses), "invitation-nobody"));
        if (lines.Count > MostAtOnce) problems.Add(Problem.Invalid(nameof(input.Addresses), "invitation-most", MostAtOnce));
        if (lines.Find(line => !ComeIn.IsAddress(line)) is { } wrong) problems.Add(Problem.Invalid(nameof(input.Addresses), "invitation-address", wrong));
        else if (lines.Find(line => !house.IsMailOfHouse(line)) is { } foreign) problems.Add(Problem.Invalid(nameof(input.Addresses), "invitation-domain", foreign));
        if (word.Length > LongestWord) problems.Add(Problem.Invalid(nameof(input.Word), "text-long", LongestWord));
        if (problems.Count > 0) return Result<int>.From(problems);
        var today = house.DayOf(now);
        var already = await db.Invitations.Where(i => i.CreatedBy == me && i.MailedOn == today).SumAsync(i => i.Mailed, ct);
        if (already + lines.Count > MostADay) return Problem.Invalid(nameof(input.Addresses), "invitation-day", MostADay);
        var name = await db.Set<Member>().Where(m => m.Id == me).Select(m => m.Name).SingleAsync(ct);
        using (new LanguageScope(house.Language == "de"))
        {
            var text = words["invite-mail-text", name, house.Name, word.Length == 0 ? "" : $"{word}\n\n", $"{address.Value}{ComeIn.PathOf(invitation.Code)}"];
            foreach (var line in lines) mails.Enqueue(new MailMessage(line, line, SendSignInLink.OneLine(words["invite-mail-subject", name, house.Name]), text));
        }

        (invitation.Mailed, invitation.MailedOn) = ((invitation.MailedOn == today ? invitation.Mailed : 0) + lines.Count, today);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return lines.Count;
    }

    private static List<string> AddressesOf(string? typed) =>
        [.. (typed ?? "").Split((char[])['\n', '\r', ',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct(StringComparer.OrdinalIgnoreCase)];
}
