using System.Security.Cryptography;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Subscribing;

/// <summary>The link in a mail that ends it: signed by the house, for one subscription, without signing in.</summary>
internal sealed class SubscriptionLinks(HouseDb db, WriteTransactions writes, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Herberge.Ideas.Subscriptions");
    private readonly IDataProtector _all = protection.CreateProtector("Herberge.Ideas.WeeklyMails");

    public string PathOf(Guid subscriptionId) => $"/ideas/mails/{WebEncoders.Base64UrlEncode(_protector.Protect(subscriptionId.ToByteArray()))}";

    /// <summary>The address a mail program posts to: ends the whole weekly mail of a member.</summary>
    public string PathOfAll(Guid memberId) => $"{SubscriptionsDoor.WeeklyMail.Replace("{token}", WebEncoders.Base64UrlEncode(_all.Protect(memberId.ToByteArray())), StringComparison.Ordinal)}/now";

    /// <summary>Ends the weekly mail; what a member follows at once stays.</summary>
    public async Task<Result<Done>> EndAllAsync(string token, CancellationToken ct)
    {
        if (Read(_all, token) is not { } member) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        await db.IdeaSubscriptions.Where(s => s.MemberId == member && s.Pace == SubscriptionPace.Weekly).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public bool IsOfAll(string token) => Read(_all, token) is not null;

    /// <summary>What a link is about: a campaign's title or a filter's name. Null when it is none of ours, or ended already.</summary>
    public async Task<string?> NameAsync(string token, CancellationToken ct)
    {
        if (Read(_protector, token) is not { } id) return null;
        var (campaigns, filters) = (db.Campaigns, db.Set<Tables.SavedFilter>());
        return await db.IdeaSubscriptions.Where(s => s.Id == id)
            .Select(s => s.CampaignId != null ? campaigns.Where(c => c.Id == s.CampaignId).Select(c => c.Title).FirstOrDefault() : filters.Where(f => f.Id == s.FilterId).Select(f => f.Name).FirstOrDefault())
            .FirstOrDefaultAsync(ct);
    }

    /// <returns>Whether there was something to end.</returns>
    public async Task<bool> EndAsync(string token, CancellationToken ct)
    {
        if (Read(_protector, token) is not { } id) return false;
        await using var write = await writes.BeginAsync(db, ct);
        var ended = await db.IdeaSubscriptions.Where(s => s.Id == id).ExecuteDeleteAsync(ct);
        await write.CommitAsync(ct);
        return ended > 0;
    }

    private static Guid? Read(IDataProtector protector, string token)
    {
        try
        {
            return protector.Unprotect(WebEncoders.Base64UrlDecode(token)) is { Length: 16 } bytes ? new Guid(bytes) : null;
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
