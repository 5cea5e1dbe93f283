using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Discovery;

/// <summary>Keeps the house's tags in order. By hosts of the house and community managers; each change is in the audit log.</summary>
internal sealed class ManageTags(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, TimeProvider clock)
{
    public static bool MayManage(Viewer viewer) => viewer.IsInside && (viewer.IsHost || viewer.IsCommunityManager);

    public async Task<Result<Done>> RenameAsync(Guid id, string? name, Viewer viewer, CancellationToken ct) => await ChangeAsync(id, name, viewer, "tag.renamed", async (tag, to, folded) =>
    {
        if (folded != tag.Folded && await TakenAsync(folded, tag.Id, ct)) return Problem.Invalid("Name", "tag-taken");
        // What it was called before still leads to it.
        if (folded != tag.Folded) db.TagSynonyms.Add(new TagSynonym(tag.Folded, tag.Name, tag.Id));
        await db.TagSynonyms.Where(s => s.Folded == folded && s.TagId == tag.Id).ExecuteDeleteAsync(ct);
        (tag.Name, tag.Folded) = (to, folded);
        return default(Done);
    }, ct);

    public async Task<Result<Done>> AddSynonymAsync(Guid id, string? name, Viewer viewer, CancellationToken ct) => await ChangeAsync(id, name, viewer, "tag.synonym-added", async (tag, to, folded) =>
    {
        if (folded == tag.Folded || await TakenAsync(folded, null, ct)) return Problem.Invalid("Name", "tag-taken");
        db.TagSynonyms.Add(new TagSynonym(folded, to, tag.Id));
        return default(Done);
    }, ct);

    public async Task<Result<Done>> RemoveSynonymAsync(Guid id, string? name, Viewer viewer, CancellationToken ct) => await ChangeAsync(id, name, viewer, "tag.synonym-removed", async (tag, _, folded) =>
        await db.TagSynonyms.Where(s => s.TagId == tag.Id && s.Folded == folded).ExecuteDeleteAsync(ct) == 0 ? Problem.NotFound() : default(Done), ct);

    /// <summary>Two tags become one: no thread loses a tag, and the old word stays as a synonym.</summary>
    public async Task<Result<Done>> MergeAsync(Guid id, string? into, Viewer viewer, CancellationToken ct) => await ChangeAsync(id, into, viewer, "tag.merged", async (tag, _, folded) =>
    {
        var target = await db.Tags.Where(t => t.Folded == folded).Select(t => (Guid?)t.Id).FirstOrDefaultAsync(ct)
            ?? await db.TagSynonyms.Where(s => s.Folded == folded).Select(s => (Guid?)s.TagId).FirstOrDefaultAsync(ct);
        if (target is not { } to || to == tag.Id) return Problem.Invalid("Name", "tag-unknown");
        var from = tag.Id;
        var (both, all) = (db.Set<ThreadTag>(), db.ThreadTags.AsNoTracking().Where(t => t.TagId == from));
        var missing = await all.Where(t => !both.Any(o => o.ThreadId == t.ThreadId && o.TagId == to)).Select(t => t.ThreadId).ToListAsync(ct);
        db.ThreadTags.AddRange(missing.Select(thread => new ThreadTag(thread, to)));
        await db.ThreadTags.Where(t => t.TagId == from).ExecuteDeleteAsync(ct);
        await db.TagSynonyms.Where(s => s.TagId == from).ExecuteUpdateAsync(s => s.SetProperty(x => x.TagId, to), ct);
        db.TagSynonyms.Add(new TagSynonym(tag.Folded, tag.Name, to));
        db.Tags.Remove(tag);
        return default(Done);
    }, ct);

    private async Task<Result<Done>> ChangeAsync(Guid id, string? name, Viewer viewer, string action, Func<Tag, string, string, Task<Result<Done>>> change, CancellationToken ct)
    {
        if (!MayManage(viewer)) return Problem.Forbidden("tags-hosts-only");
        var (to, folded) = (TagText.Clean(name ?? ""), TagText.Fold(name ?? ""));
        if (folded.Length == 0 || to.Length > Tag.LongestName) return Problem.Invalid("Name", "tag-long", Tag.LongestName);
        await using var transaction = await writes.BeginAsync(db, ct);
        // A tag they may not see is none for them, even if they run the house.
        if (await db.Tags.FirstOrDefaultAsync(t => t.Id == id, ct) is not { } tag || !await IsVisibleAsync(id, viewer, ct)) return Problem.NotFound();
        var before = tag.Name;
        // A word that stands only in closed spaces is not spelled out by the log, which others read.
        var open = await db.Threads.AnyAsync(t => t.DeletedAt == null && t.Space!.Kind == SpaceKind.Open && db.Set<ThreadTag>().Any(x => x.ThreadId == t.Id && x.TagId == id), ct);
        var result = await change(tag, to, folded);
        if (!result.Succeeded) return result;
        db.Audit.Add(new AuditEntry(viewer.MemberId, action, open ? before : "…", open ? to : "…", clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return Problem.Invalid("Name", "tag-taken");
        }

        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private async Task<bool> IsVisibleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var visible = db.VisibleThreadsTo(viewer);
        return await db.ThreadTags.AnyAsync(t => t.TagId == id && visible.Any(v => v.Id == t.ThreadId), ct);
    }

    private async Task<bool> TakenAsync(string folded, Guid? except, CancellationToken ct) =>
        await db.Tags.AnyAsync(t => t.Folded == folded && t.Id != except, ct) || await db.TagSynonyms.AnyAsync(s => s.Folded == folded && s.TagId != except, ct);
}
