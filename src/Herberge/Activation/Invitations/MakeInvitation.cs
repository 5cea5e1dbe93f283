using System.Security.Cryptography;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Invitations;

/// <param name="Days">How long the link is good for: one of <see cref="MakeInvitation.Durations"/>.</param>
/// <param name="LeadsTo">Local address where people stand once they are in; null or empty for the first page.</param>
public sealed record InvitationInput(string? Label, int Days, string? LeadsTo);

/// <summary>Makes a link by which colleagues come in, and withdraws it.</summary>
internal sealed class MakeInvitation(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public const int MostOpen = 20;
    public static readonly IReadOnlyList<int> Durations = [7, 30, 90, 180];

    // Without letters that are taken for others.
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int CodeLength = 10;

    public async Task<Result<Guid>> HandleAsync(InvitationInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.NotFound();
        var problems = new List<Problem>();
        var (label, to) = (string.Join(' ', (input.Label ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), (input.LeadsTo ?? "").Trim());
        if (label.Length > Invitation.LongestLabel) problems.Add(Problem.Invalid(nameof(input.Label), "text-long", Invitation.LongestLabel));
        if (!Durations.Contains(input.Days)) problems.Add(Problem.Invalid(nameof(input.Days), "invitation-days"));
        if (to.Length > Invitation.LongestAddress || (to.Length > 0 && LocalAddress.OrHome(to) != to)) problems.Add(Problem.Invalid(nameof(input.LeadsTo), "invitation-leads-to"));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Invitations.CountAsync(i => i.CreatedBy == me && i.EndsAt > now, ct) >= MostOpen) return Problem.Conflict("invitation-many", MostOpen);
        var invitation = new Invitation(Guid.CreateVersion7(now), RandomNumberGenerator.GetString(Letters, CodeLength), me, now, now.AddDays(input.Days)) { Label = label, LeadsTo = to.Length == 0 ? null : to };
        db.Invitations.Add(invitation);
        db.Audit.Add(new AuditEntry(me, "activation.invitation-made", invitation.Id.ToString(), label, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return invitation.Id;
    }

    /// <summary>The link leads nowhere any more.</summary>
    public async Task<Result<Done>> WithdrawAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!await db.InvitationsInHandOf(viewer).AnyAsync(i => i.Id == id, ct)) return Problem.NotFound();
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Invitations.Where(i => i.Id == id && i.EndsAt > now).ExecuteUpdateAsync(i => i.SetProperty(x => x.EndsAt, now), ct) == 0) return default(Done);
        await db.Joinings.Where(j => j.InvitationId == id).ExecuteDeleteAsync(ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.invitation-withdrawn", id.ToString(), "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
