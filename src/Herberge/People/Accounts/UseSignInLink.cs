using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Accounts;

/// <summary>Lets in whoever presents a link's secret, once. Opening the link alone uses nothing up: mail scanners open links too.</summary>
internal sealed class UseSignInLink(HouseDb db, Entry entry, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(string? secret, CancellationToken ct)
    {
        var hash = SendSignInLink.Hash(secret ?? "");
        var now = clock.GetUtcNow();
        var memberId = await db.SignInLinks.Where(l => l.Hash == hash).Select(l => l.AccountId).FirstOrDefaultAsync(ct);

        // The update decides, so that two clicks at the same moment let in one.
        var used = await db.SignInLinks.Where(l => l.Hash == hash && l.UsedAt == null && l.ExpiresAt > now)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.UsedAt, now), ct);
        return used == 1 && await entry.LetInAsync(memberId, Entry.ByLink, ct)
            ? new Done()
            : Problem.Invalid("t", "link-used");
    }
}
