using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Activation.Invitations;

/// <summary>What an invitation says to whoever opens its link.</summary>
public sealed record OpenInvitation(string From, IReadOnlyList<string> Domains);

public sealed record ComeInInput(string? Name, string? Email);

/// <summary>
/// The way into the house by a colleague's link: a name, a mailbox of the company, and a click in the mail that comes there. Whoever is in
/// the house already gets the usual link to sign in; the answer on the page is the same, so that it tells nobody who belongs to the house.
/// </summary>
internal sealed class ComeIn(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, SearchIndex search, MailOutbox mails, SendSignInLink send, Entry entry, House house,
    HouseAddress address, IStringLocalizer<ActivationWords> words, TimeProvider clock)
{
    public const int LongestName = 120;
    public const int LongestEmail = 254;
    public static readonly TimeSpan MailLasts = TimeSpan.FromHours(24);
    private const int MostOpenOfOne = 3;

    public static string PathOf(string code) => $"/come-in/{code}";

    public static bool IsAddress(string? text) => text is not null && text.Length <= LongestEmail && System.Net.Mail.MailAddress.TryCreate(text, out var mail) && mail.Address == text;

    /// <returns>Null where the link leads nowhere, or no more.</returns>
    public async Task<OpenInvitation?> SeeAsync(string code, CancellationToken ct)
    {
        if (await FindAsync(code, ct) is not { } invitation) return null;
        var maker = invitation.CreatedBy;
        return new OpenInvitation(await db.Set<Member>().Where(m => m.Id == maker).Select(m => m.Name).SingleAsync(ct), house.MailDomains);
    }

    /// <summary>Mails the step that shows whose mailbox it is.</summary>
    public async Task<Result<Done>> AskAsync(string code, ComeInInput input, CancellationToken ct)
    {
        if (await FindAsync(code, ct) is not { } invitation) return Problem.NotFound();
        var (name, email) = ((input.Name ?? "").Trim(), (input.Email ?? "").Trim());
        var problems = new List<Problem>();
        if (name.Length is < 2 or > LongestName || name.Any(char.IsControl)) problems.Add(Problem.Invalid(nameof(input.Name), "come-in-name", LongestName));
        if (!IsAddress(email)) problems.Add(Problem.Invalid(nameof(input.Email), "guest-email"));
        else if (!house.IsMailOfHouse(email)) problems.Add(Problem.Invalid(nameof(input.Email), "come-in-domain", Domains));
        if (problems.Count > 0) return Result<Done>.From(problems);
        var normalized = email.ToUpperInvariant();
        if (await db.Set<Member>().AnyAsync(m => m.NormalizedEmail == normalized, ct))
        {
            await send.HandleAsync(email, address.Value, invitation.LeadsTo ?? "/", ct);
            return default(Done);
        }

        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        await db.Joinings.Where(j => j.EndsAt <= now).ExecuteDeleteAsync(ct);
        if (await db.Joinings.CountAsync(j => j.NormalizedEmail == normalized, ct) < MostOpenOfOne)
        {
            var secret = SendSignInLink.NewSecret();
            db.Joinings.Add(new Joining(SendSignInLink.Hash(secret), invitation.Id, name, email, now + MailLasts));
            using var language = new LanguageScope(house.Language == "de");
            mails.Enqueue(new MailMessage(email, name, SendSignInLink.OneLine(words["come-in-mail-subject", house.Name]), words["come-in-mail-text", name, house.Name, $"{address.Value}/come-in?t={secret}"]));
        }

        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>Opening the mailed link changes nothing, because mail scanners open links too.</summary>
    public Task<bool> MayConfirmAsync(string? secret, CancellationToken ct)
    {
        var (hash, now) = (SendSignInLink.Hash(secret ?? ""), clock.GetUtcNow());
        return db.Joinings.AnyAsync(j => j.Hash == hash && j.EndsAt > now && db.Set<Invitation>().Any(i => i.Id == j.InvitationId && i.EndsAt > now), ct);
    }

    /// <returns>Where the new member goes first.</returns>
    public async Task<Result<string>> ConfirmAsync(string? secret, CancellationToken ct)
    {
        var (hash, now) = (SendSignInLink.Hash(secret ?? ""), clock.GetUtcNow());
        Guid id;
        string? to;
        await using (var write = await writes.BeginAsync(db, ct))
        {
            var joining = await db.Joinings.AsNoTracking().FirstOrDefaultAsync(j => j.Hash == hash && j.EndsAt > now, ct);
            // Whose mail may come in can have changed since the mail went out. The deletion decides, so that two clicks at the same moment let in one.
            if (joining is null || !house.IsMailOfHouse(joining.Email) || await db.Joinings.Where(j => j.Hash == hash).ExecuteDeleteAsync(ct) == 0) return Problem.Invalid("t", "come-in-gone");
            var invitationId = joining.InvitationId;
            if (await db.Invitations.Where(i => i.Id == invitationId && i.EndsAt > now).ExecuteUpdateAsync(i => i.SetProperty(x => x.Entered, x => x.Entered + 1), ct) == 0) return Problem.Invalid("t", "come-in-gone");
            to = await db.Invitations.Where(i => i.Id == invitationId).Select(i => i.LeadsTo).SingleAsync(ct);
            var taken = (await db.Set<Member>().Select(m => m.Handle).ToListAsync(ct)).ToHashSet(StringComparer.Ordinal);
            var member = new Member(Guid.CreateVersion7(now), joining.Name, Handles.Unique(joining.Name, taken), joining.Email, now) { JoinedOn = house.DayOf(now) };
            db.Set<Member>().Add(member);
            db.Audit.Add(new AuditEntry(member.Id, "member.came-in", member.Id.ToString(), invitationId.ToString(), now));
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException error) when (engine.IsDuplicate(error))
            {
                return Problem.Invalid("t", "come-in-gone");
            }

            await search.PutAsync(MemberDocument.Of(member), ct);
            await write.CommitAsync(ct);
            id = member.Id;
        }

        return await entry.LetInAsync(id, Entry.ByLink, ct) ? to ?? "/" : Problem.Invalid("t", "come-in-gone");
    }

    private string Domains => string.Join(", ", house.MailDomains.Select(domain => "@" + domain));

    private Task<Invitation?> FindAsync(string code, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return house.MailDomains.Count == 0 ? Task.FromResult<Invitation?>(null) : db.Invitations.AsNoTracking().FirstOrDefaultAsync(i => i.Code == code && i.EndsAt > now, ct);
    }
}
