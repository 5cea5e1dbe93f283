using System.Text.RegularExpressions;
using Herberge.Channels.Accounts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Newsletters;

/// <param name="Slug">In its address; fixed once it is made.</param>
/// <param name="Language">Likewise.</param>
public sealed record NewsletterInput(string? Name, string? Slug, string? Description, string? Language, string? SenderName, bool IsPublic);

/// <summary>Makes newsletters and changes what they say of themselves.</summary>
internal sealed partial class KeepNewsletters(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private static readonly string[] Taken = ["confirm", "off", "feed", "archive", "new"];

    /// <returns>The channel it is.</returns>
    public async Task<Result<Guid>> MakeAsync(NewsletterInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        var (slug, now) = ((input.Slug ?? "").Trim().ToLowerInvariant(), clock.GetUtcNow());
        List<Problem> problems = [.. Wrong(input)];
        if (slug.Length > Newsletter.LongestSlug || !Slug().IsMatch(slug) || Taken.Contains(slug)) problems.Add(Problem.Invalid(nameof(input.Slug), "newsletter-slug", Newsletter.LongestSlug));
        if (input.Language is not ("de" or "en")) problems.Add(Problem.Invalid(nameof(input.Language), "newsletter-language"));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Newsletters.AnyAsync(n => n.Slug == slug, ct)) return Problem.Invalid(nameof(input.Slug), "newsletter-slug-taken");
        if (await db.ChannelAccounts.CountAsync(a => a.EndedAt == null, ct) >= WriteAccount.Most) return Problem.Conflict("channel-accounts-many", WriteAccount.Most);
        var account = new ChannelAccount(Guid.CreateVersion7(now), ChannelKind.Newsletter, input.Name!.Trim(), viewer.MemberId, now) { OnlyLanguage = input.Language };
        var newsletter = new Newsletter(Guid.CreateVersion7(now), account.Id, slug, input.Language!, now);
        Take(newsletter, input);
        db.AddRange(account, newsletter);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "channel.connected", account.Name, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return account.Id;
    }

    public async Task<Result<Done>> ChangeAsync(Guid id, NewsletterInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return Problem.NotFound();
        if (Wrong(input).ToList() is { Count: > 0 } problems) return Result<Done>.From(problems);
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Newsletters.AsTracking().FirstOrDefaultAsync(n => n.Id == id, ct) is not { } newsletter) return Problem.NotFound();
        Take(newsletter, input);
        var account = await db.ChannelAccounts.AsTracking().SingleAsync(a => a.Id == newsletter.AccountId, ct);
        account.Name = newsletter.Name;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "channel.newsletter-changed", newsletter.Name, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static IEnumerable<Problem> Wrong(NewsletterInput input)
    {
        if ((input.Name ?? "").Trim().Length is < 2 or > Newsletter.LongestName) yield return Problem.Invalid(nameof(input.Name), "channel-name", Newsletter.LongestName);
        if ((input.Description ?? "").Trim().Length is < 10 or > Newsletter.LongestDescription) yield return Problem.Invalid(nameof(input.Description), "newsletter-description", Newsletter.LongestDescription);
        if ((input.SenderName ?? "").Trim().Length is < 2 or > Newsletter.LongestSender) yield return Problem.Invalid(nameof(input.SenderName), "newsletter-sender", Newsletter.LongestSender);
    }

    private static void Take(Newsletter newsletter, NewsletterInput input) =>
        (newsletter.Name, newsletter.Description, newsletter.SenderName, newsletter.IsPublic) = (input.Name!.Trim(), input.Description!.Trim(), input.SenderName!.Trim(), input.IsPublic);

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.NonBacktracking)]
    private static partial Regex Slug();
}
