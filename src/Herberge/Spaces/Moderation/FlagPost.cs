using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation;

/// <param name="Text">In the reporter's own words; may be left out.</param>
public sealed record FlagPostInput(Guid PostId, Reason Reason, string? Text = null);

/// <summary>
/// Whoever may read a post may ask moderators to look at it, once while the case is open. Its author never learns who did, also
/// where they moderate the space themselves: then somebody else judges, and where there is nobody else it is said so.
/// </summary>
internal sealed class FlagPost(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, OpenCases cases, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(FlagPostInput input, Viewer viewer, CancellationToken ct)
    {
        var text = string.IsNullOrWhiteSpace(input.Text) ? null : input.Text.Trim();
        var problems = new List<Problem>();
        if (!Enum.IsDefined(input.Reason) || input.Reason == Reason.Word) problems.Add(Problem.Invalid(nameof(input.Reason), "flag-reason-missing"));
        if (text?.Length > Flag.LongestText) problems.Add(Problem.Invalid(nameof(input.Text), "text-long", Flag.LongestText));
        if (input.Reason == Reason.Other && text is null) problems.Add(Problem.Invalid(nameof(input.Text), "flag-text-missing"));
        if (problems.Count > 0) return Result<Done>.From(problems);
        if (await PostStanding.FindAsync(db, input.PostId, viewer, ct) is not { } standing || standing.Post.DeletedAt is not null) return Problem.NotFound();
        if (standing.IsMine) return Problem.Conflict("flag-own");
        if (!await db.JudgesOf(standing.In.Space, standing.Post.AuthorId, viewer.AsOf).AnyAsync(ct)) return Problem.Conflict("flag-nobody-to-judge");

        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var transaction = await writes.BeginAsync(db, ct);
        var id = await cases.OfAsync(standing.Post, now, ct);
        if (await db.Flags.AnyAsync(f => f.CaseId == id && f.ReporterId == me, ct)) return new Done();
        db.Flags.Add(new Flag(id, me, input.Reason, text, now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            // Sent twice, or somebody else opened the case at the same moment: say it once more.
            return Problem.Conflict("moderation-meanwhile");
        }

        await transaction.CommitAsync(ct);
        return new Done();
    }

    /// <summary>Takes one's own flag back; the last one takes the case along.</summary>
    public async Task<Result<Done>> TakeBackAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var transaction = await writes.BeginAsync(db, ct);
        var mine = await db.Flags.Where(f => f.ReporterId == me)
            .Join(db.Cases.Where(c => c.PostId == postId && c.SettledAt == null), f => f.CaseId, c => c.Id, (f, c) => new { f.Id, CaseId = c.Id }).FirstOrDefaultAsync(ct);
        if (mine is null) return new Done();
        await db.Flags.Where(f => f.Id == mine.Id).ExecuteDeleteAsync(ct);
        var flags = db.Flags;
        await db.Cases.Where(c => c.Id == mine.CaseId && c.SettledAt == null && !flags.Any(f => f.CaseId == c.Id)).ExecuteUpdateAsync(c => c
            .SetProperty(x => x.SettledAt, now).SetProperty(x => x.SettledBy, me).SetProperty(x => x.Outcome, Settled.TakenBack), ct);
        await transaction.CommitAsync(ct);
        return new Done();
    }

    /// <summary>Whether the viewer asked for a look at this post that nobody has taken yet.</summary>
    public Task<bool> IsFlaggedAsync(Guid postId, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return db.Set<Flag>().AnyAsync(f => f.ReporterId == me && db.Set<ModerationCase>().Any(c => c.Id == f.CaseId && c.PostId == postId && c.SettledAt == null), ct);
    }
}

/// <summary>The one open case of a post. Inside a use case's transaction.</summary>
internal sealed class OpenCases(HouseDb db)
{
    public async Task<Guid> OfAsync(Post post, DateTimeOffset now, CancellationToken ct)
    {
        var (id, postId) = (Guid.Empty, post.Id);
        id = await db.Cases.Where(c => c.PostId == postId && c.SettledAt == null).Select(c => c.Id).FirstOrDefaultAsync(ct);
        if (id != Guid.Empty) return id;
        var opened = new ModerationCase(postId, post.SpaceId, post.AuthorId, now);
        db.Cases.Add(opened);
        return opened.Id;
    }
}
