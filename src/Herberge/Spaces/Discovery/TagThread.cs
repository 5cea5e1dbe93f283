using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Discovery;

/// <summary>Says by which words a thread is found. By who opened it, or a host; another word for a tag becomes that tag.</summary>
internal sealed class TagThread(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid threadId, string? typed, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing) return Problem.NotFound();
        if (standing.Thread.AuthorId != viewer.MemberId && !standing.MayHost) return Problem.Forbidden("thread-of-another");
        if (standing.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        var names = TagText.Split(typed);
        if (TagText.Check("Tags", names) is { } wrong) return wrong;

        await using var transaction = await writes.BeginAsync(db, ct);
        var tags = await TagsAsync(names, ct);
        var now = await db.ThreadTags.Where(t => t.ThreadId == threadId).ToListAsync(ct);
        db.ThreadTags.RemoveRange(now.Where(t => !tags.Contains(t.TagId)));
        db.ThreadTags.AddRange(tags.Where(id => now.TrueForAll(t => t.TagId != id)).Select(id => new ThreadTag(threadId, id)));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return Problem.Conflict("changed-meanwhile");
        }

        await transaction.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>The tags behind these names, made where there are none.</summary>
    private async Task<HashSet<Guid>> TagsAsync(IReadOnlyList<string> names, CancellationToken ct)
    {
        var folded = names.Select(TagText.Fold).ToList();
        var known = await db.Tags.AsNoTracking().Where(t => folded.Contains(t.Folded)).ToDictionaryAsync(t => t.Folded, t => t.Id, ct);
        foreach (var synonym in await db.TagSynonyms.AsNoTracking().Where(s => folded.Contains(s.Folded)).ToListAsync(ct)) known.TryAdd(synonym.Folded, synonym.TagId);
        var tags = new HashSet<Guid>();
        foreach (var name in names)
        {
            if (!known.TryGetValue(TagText.Fold(name), out var id))
            {
                id = Guid.CreateVersion7(clock.GetUtcNow());
                db.Tags.Add(new Tag(id, name, TagText.Fold(name)));
            }

            tags.Add(id);
        }

        return tags;
    }
}
