using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Posts;

/// <param name="Rights">Pictures and texts may be used.</param>
/// <param name="Privacy">Nobody is shown or named who didn't agree.</param>
/// <param name="Imprint">Where it stands, imprint and advertising are said as they must be.</param>
public sealed record AskApprovalInput(Guid Id, IReadOnlyList<Guid> Approvers, bool Rights, bool Privacy, bool Imprint);

/// <summary>Takes a post one step further: asks for approval, answers, schedules, moves, cancels, withdraws. What may come after what is decided by <see cref="ChannelPost"/>.</summary>
internal sealed class StepPost(HouseDb db, WriteTransactions writes, Bell bell, Publishing.PublishOutbox outbox, TimeProvider clock)
{
    public Task<Result<Done>> AskAsync(AskApprovalInput input, Viewer viewer, CancellationToken ct) => StepAsync(input.Id, viewer, async (post, now) =>
    {
        if (!input.Rights || !input.Privacy || !input.Imprint) return Problem.Invalid("Checks", "channel-checks");
        if (CheckPost.Wrong(post).FirstOrDefault() is { } lack) return lack;
        var wanted = input.Approvers.Distinct().ToList();
        if (await db.SpeakersForTheHouse().CountAsync(m => wanted.Contains(m.Id), ct) != wanted.Count) return Problem.Invalid("Approvers", "channel-approvers-own");
        if (post.Ask(wanted, viewer.MemberId, now) is { } problem) return problem;
        db.Note(post.Id, viewer.MemberId, PostDeed.Asked, "", now);
        await TellAsync(wanted, NotificationKind.ChannelApprovalAsked, post, viewer.MemberId, now, ct);
        return null;
    }, ct);

    public Task<Result<Done>> ApproveAsync(Guid id, long version, Viewer viewer, CancellationToken ct) => StepAsync(id, viewer, async (post, now) =>
    {
        // Approved is what was read, not what somebody made of it meanwhile.
        if (post.Version != version) return Problem.Outdated("channel-changed-meanwhile");
        if (post.Approve(viewer.MemberId, now) is { } problem) return problem;
        db.Note(post.Id, viewer.MemberId, PostDeed.Approved, "", now);
        if (post.State == PostState.Approved) await TellAsync([post.AuthorId], NotificationKind.ChannelAnswered, post, viewer.MemberId, now, ct);
        return null;
    }, ct);

    public Task<Result<Done>> AskForChangesAsync(Guid id, string? reason, Viewer viewer, CancellationToken ct) => StepAsync(id, viewer, async (post, now) =>
    {
        var said = (reason ?? "").ReplaceLineEndings("\n").Trim();
        if (post.AskForChanges(viewer.MemberId, said, now) is { } problem) return problem;
        db.Note(post.Id, viewer.MemberId, PostDeed.ChangesAsked, said, now);
        await TellAsync([.. new[] { post.AuthorId, post.ChangedBy }.Distinct()], NotificationKind.ChannelAnswered, post, viewer.MemberId, now, ct);
        return null;
    }, ct);

    /// <param name="id">The post.</param>
    /// <param name="publishAt">When; null for at once.</param>
    /// <param name="unpublishAt">When it is taken back; null for never.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public Task<Result<Done>> ScheduleAsync(Guid id, DateTimeOffset? publishAt, DateTimeOffset? unpublishAt, Viewer viewer, CancellationToken ct) => StepAsync(id, viewer, (post, now) =>
    {
        if (CheckPost.Wrong(post).FirstOrDefault() is { } lack) return Task.FromResult<Problem?>(lack);
        if (post.Schedule(publishAt ?? now, unpublishAt, now) is { } problem) return Task.FromResult<Problem?>(problem);
        db.Note(post.Id, viewer.MemberId, PostDeed.Scheduled, Moment(post.PublishAt!.Value), now);
        return Task.FromResult<Problem?>(null);
    }, ct);

    /// <summary>To another time of the plan; what it says stays approved.</summary>
    public Task<Result<Done>> MoveAsync(Guid id, DateTimeOffset publishAt, Viewer viewer, CancellationToken ct) => StepAsync(id, viewer, (post, now) =>
    {
        if (post.PublishAt is null) return Task.FromResult<Problem?>(Problem.Conflict("channel-not-planned"));
        if (post.Plan(publishAt, post.UnpublishAt, now) is { } problem) return Task.FromResult<Problem?>(problem);
        db.Note(post.Id, viewer.MemberId, PostDeed.Moved, Moment(publishAt), now);
        return Task.FromResult<Problem?>(null);
    }, ct);

    public Task<Result<Done>> CancelAsync(Guid id, Viewer viewer, CancellationToken ct) => StepAsync(id, viewer, (post, now) =>
    {
        if (post.Cancel() is { } problem) return Task.FromResult<Problem?>(problem);
        db.Note(post.Id, viewer.MemberId, PostDeed.Cancelled, "", now);
        return Task.FromResult<Problem?>(null);
    }, ct);

    public Task<Result<Done>> AgainAsync(Guid id, Viewer viewer, CancellationToken ct) => StepAsync(id, viewer, async (post, now) =>
    {
        if (post.Again(now) is { } problem) return problem;
        db.Note(post.Id, viewer.MemberId, PostDeed.SentAgain, "", now);
        await outbox.HandOverAsync(post, now, ct);
        return null;
    }, ct);

    public Task<Result<Done>> WithdrawAsync(Guid id, Viewer viewer, CancellationToken ct) => StepAsync(id, viewer, async (post, now) =>
    {
        if (post.Withdraw() is { } problem) return problem;
        db.Note(post.Id, viewer.MemberId, PostDeed.Withdrawn, "", now);
        await outbox.HandOverAsync(post, now, ct);
        return null;
    }, ct);

    /// <summary>Somebody copied it by hand, or found it there although no answer came, and says where it stands.</summary>
    public Task<Result<Done>> ConfirmAsync(Guid id, Guid variantId, string? link, Viewer viewer, CancellationToken ct) => StepAsync(id, viewer, (post, now) =>
    {
        if (post.Variants.FirstOrDefault(v => v.Id == variantId) is not { State: VariantState.ToCopy or VariantState.Failed } variant) return Task.FromResult<Problem?>(Problem.Conflict("channel-nothing-to-confirm"));
        if (SafeLink.OrNull(link) is not { } address) return Task.FromResult<Problem?>(Problem.Invalid("Link", "channel-confirm-link"));
        variant.Publish(null, address, now);
        post.Settle();
        db.Note(post.Id, viewer.MemberId, PostDeed.Confirmed, variant.Account!.Name, now);
        return Task.FromResult<Problem?>(null);
    }, ct);

    private async Task<Result<Done>> StepAsync(Guid id, Viewer viewer, Func<ChannelPost, DateTimeOffset, Task<Problem?>> step, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var told = new List<Guid>();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.WholePostAsync(id, viewer, ct) is not { } post) return Problem.NotFound();
        if (await step(post, now) is { } problem) return problem;
        told.AddRange(db.ChangeTracker.Entries<Notification>().Where(e => e.State == EntityState.Added).Select(e => e.Entity.MemberId));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            return Problem.Outdated("channel-changed-meanwhile");
        }

        await write.CommitAsync(ct);
        await bell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }

    private Task TellAsync(IReadOnlyCollection<Guid> members, NotificationKind kind, ChannelPost post, Guid actor, DateTimeOffset now, CancellationToken ct) =>
        bell.AddAsync([.. members.Where(m => m != actor).Select(m => new Notification(m, kind, actor, null, null, null, now) { SubjectId = post.Id })], ct);

    private static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
