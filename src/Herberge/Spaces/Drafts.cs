using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public sealed record DraftInput(string? Body, string? Title = null);

public sealed record DraftView(string Key, string? Title, string Body, DateTimeOffset UpdatedAt);

/// <summary>What somebody is writing, kept on the server so that it survives tabs and devices. Seen by nobody else.</summary>
internal sealed partial class Drafts(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, TimeProvider clock)
{
    public static string OfThread(Guid threadId) => $"thread:{threadId}";

    public static string OfSpace(Guid spaceId) => $"space:{spaceId}";

    /// <summary>A new idea for a campaign.</summary>
    public static string OfIdea(Guid campaignId) => $"idea:{campaignId}";

    public static string OfPost(Guid postId) => $"post:{postId}";

    public async Task<DraftView?> FindAsync(string key, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        return await db.Drafts.AsNoTracking().Where(d => d.MemberId == me && d.Key == key)
            .Select(d => new DraftView(d.Key, d.Title, d.Body, d.UpdatedAt)).FirstOrDefaultAsync(ct);
    }

    public async Task<Result<Done>> SaveAsync(string key, DraftInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        if (!KnownKey().IsMatch(key)) return Problem.Invalid(nameof(key), "draft-key-unknown");
        var body = input.Body ?? "";
        if (body.Length > PostText.Longest) return Problem.Invalid(nameof(input.Body), "post-too-long", PostText.Longest);
        var title = input.Title is { Length: > PostText.LongestTitle } ? input.Title[..PostText.LongestTitle] : input.Title;
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var transaction = await writes.BeginAsync(db, ct);
        var kept = await db.Drafts.Where(d => d.MemberId == me && d.Key == key).ExecuteUpdateAsync(
            d => d.SetProperty(x => x.Body, body).SetProperty(x => x.Title, title).SetProperty(x => x.UpdatedAt, now), ct);
        if (kept == 0)
        {
            db.Drafts.Add(new Draft(me, key, title, body, now));
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
            {
                // Two tabs began at the same moment; the other's first words are kept, the next key press saves ours.
                db.ChangeTracker.Clear();
                return default(Done);
            }
        }

        await transaction.CommitAsync(ct);
        return default(Done);
    }

    public async Task DropAsync(string key, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        await db.Drafts.Where(d => d.MemberId == me && d.Key == key).ExecuteDeleteAsync(ct);
        await transaction.CommitAsync(ct);
    }

    [GeneratedRegex("^(?:thread|space|post|idea):[0-9a-f-]{36}$", RegexOptions.NonBacktracking)]
    private static partial Regex KnownKey();
}
