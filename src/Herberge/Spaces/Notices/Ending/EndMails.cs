using System.Security.Cryptography;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices.Ending;

/// <param name="Space">Null for everywhere, or where the reader may no longer know of the space.</param>
internal sealed record EndingView(NoticePace Digest, IReadOnlyList<NotificationKind> Kinds, string? Space);

/// <summary>
/// Ends mails from a link in one of them, without signing in: the address is sealed with the house's keys and says for whom and
/// what, so that nobody can make one up or turn it to another person.
/// </summary>
internal sealed class EndMails(HouseDb db, WriteTransactions writes, KeepDigestMarks marks, IViewerSource viewers, IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("Herberge.Spaces.Mails");

    public string PathOf(MailEnding ending) => $"/mails/off/{WebEncoders.Base64UrlEncode(_protector.Protect(ending.Write()))}";

    /// <summary>What a link would end; null when it is none of ours, or its member is gone.</summary>
    public async Task<EndingView?> TellAsync(string token, CancellationToken ct)
    {
        if (Read(token) is not { } ending || await viewers.FindAsync(ending.MemberId, ct) is not { } viewer) return null;
        var spaceId = ending.SpaceId;
        return new EndingView(ending.Digest, ending.Kinds, await db.VisibleSpacesTo(viewer).Where(s => s.Id == spaceId).Select(s => s.Name).FirstOrDefaultAsync(ct));
    }

    /// <summary>As often as it is called, the same holds afterwards.</summary>
    public async Task<Result<Done>> HandleAsync(string token, CancellationToken ct)
    {
        if (Read(token) is not { } ending || await viewers.FindAsync(ending.MemberId, ct) is null) return Problem.NotFound();
        var (me, spaceId, pace, kinds) = (ending.MemberId, ending.SpaceId, ending.Digest, ending.Kinds);
        await using var write = await writes.BeginAsync(db, ct);
        if (pace == NoticePace.Never)
        {
            await db.MailWishes.Where(w => w.MemberId == me && w.SpaceId == spaceId && kinds.Contains(w.Kind)).ExecuteDeleteAsync(ct);
            db.MailWishes.AddRange(kinds.Select(kind => new MailWish(me, spaceId, kind, NoticePace.Never)));
        }
        else
        {
            await db.MailWishes.Where(w => w.MemberId == me && w.Pace == pace).ExecuteUpdateAsync(w => w.SetProperty(x => x.Pace, NoticePace.Never), ct);
        }

        await db.SaveChangesAsync(ct);
        await marks.HandleAsync(me, ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private MailEnding? Read(string token)
    {
        try
        {
            return MailEnding.Read(_protector.Unprotect(WebEncoders.Base64UrlDecode(token)));
        }
        catch (Exception wrong) when (wrong is CryptographicException or FormatException)
        {
            return null;
        }
    }
}
