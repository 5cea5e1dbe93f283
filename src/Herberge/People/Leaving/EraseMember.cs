using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Files;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.People.Leaving;

/// <param name="Confirmation">The person's handle, typed by whoever erases: it can't be undone.</param>
/// <param name="WithPosts">Also what they wrote. Only the person can wish so.</param>
public sealed record EraseMemberInput(Guid MemberId, string? Confirmation, bool WithPosts = false);

/// <summary>
/// Erases a person, by themselves or by an administrator: who they were, how they signed in and what was kept for them.
/// What they wrote stays as a former member's unless they wish otherwise. See docs/decisions/4.
/// </summary>
internal sealed class EraseMember(
    HouseDb db, WriteTransactions writes, SearchIndex search, FormerMember former, IEnumerable<IPersonalData> kept, FileStore files,
    MailFolder mails, IViewerSource viewers, IMemoryCache cache, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(EraseMemberInput input, Viewer viewer, CancellationToken ct)
    {
        var own = input.MemberId == viewer.MemberId;
        if (!viewer.IsSignedIn || (!own && !viewer.IsAdministrator)) return Problem.NotFound();
        await using var write = await writes.BeginAsync(db, ct);
        var member = await db.Members.AsNoTracking().FirstOrDefaultAsync(m => m.Id == input.MemberId && m.State != MemberState.Former, ct);
        if (member is null) return Problem.NotFound();
        if (!string.Equals(input.Confirmation?.Trim().TrimStart('@'), member.Handle, StringComparison.OrdinalIgnoreCase))
            return Problem.Invalid(nameof(input.Confirmation), "erase-confirm", member.Handle);
        if (input.WithPosts && !own) return Problem.Forbidden("erase-posts-own-wish");
        if (await IsLastAdministratorAsync(member, ct)) return Problem.Conflict("erase-last-administrator");

        var erasure = new Erasure(member.Id, member.Handle, member.Name, member.Email, FormerMember.Id, await former.EnsureAsync(ct), input.WithPosts);
        db.ChangeTracker.Clear();
        foreach (var part in kept) await part.EraseAsync(erasure, ct);
        await search.RemoveAsync(SearchKind.Member, member.Id, ct);
        await db.Members.Where(m => m.Id == member.Id).ExecuteDeleteAsync(ct);
        db.Audit.Add(new AuditEntry(own ? FormerMember.Id : viewer.MemberId, own ? "member.erased-self" : "member.erased", "", "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);

        foreach (var file in erasure.Files) files.Erase(file);
        await mails.ForgetAsync([.. erasure.Traces], CancellationToken.None);
        viewers.Forget(member.Id);
        cache.Remove((typeof(Selves), member.Id));
        return new Done();
    }

    /// <summary>Somebody must be able to open the door again.</summary>
    private async Task<bool> IsLastAdministratorAsync(Member member, CancellationToken ct)
    {
        if (member.State != MemberState.Active || !member.Roles.HasFlag(HouseRoles.Administrator)) return false;
        return !await db.Members.AnyAsync(m => m.Id != member.Id && m.State == MemberState.Active && m.Roles.HasFlag(HouseRoles.Administrator), ct);
    }
}
