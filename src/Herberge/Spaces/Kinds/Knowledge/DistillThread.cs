using System.Text;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Kinds.Knowledge;

/// <summary>What a page made of a thread begins with.</summary>
public sealed record PageProposal(Guid ThreadId, string Title, string Text);

/// <summary>What can become of a thread: a new page, or a part of one of these.</summary>
public sealed record DistillOffer(Guid ThreadId, string Title, string SpaceSlug, string SpaceName, IReadOnlyList<LinkedThread> Pages);

/// <summary>Makes lasting knowledge of talk: proposes a page's text, or links the thread with a page there is.</summary>
internal sealed class DistillThread(HouseDb db, WriteTransactions writes, SeePage pages, TimeProvider clock, IStringLocalizer<KindsWords> words)
{
    private const int MostAnswers = 3;

    public async Task<Result<DistillOffer>> OfferAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing || standing.Thread.Kind == ThreadKind.Page) return Problem.NotFound();
        return new DistillOffer(threadId, standing.Thread.Title, standing.Space.Slug, standing.Space.Name, await pages.OfSpaceAsync(standing.Space.Id, viewer, ct));
    }

    /// <summary>
    /// The question, then the accepted answer or else the most helpful ones, with who said it. Only for a page in the
    /// thread's own space: there everybody may read it anyway.
    /// </summary>
    public async Task<PageProposal?> ProposeAsync(Guid threadId, Guid spaceId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } standing || standing.Space.Id != spaceId || standing.Thread.Kind == ThreadKind.Page) return null;
        var accepted = standing.Thread.AcceptedPostId;
        var posts = await db.Posts.AsNoTracking().Where(p => p.ThreadId == threadId && p.DeletedAt == null)
            .OrderBy(p => p.Number != 1).ThenBy(p => p.Id != accepted)
            .ThenByDescending(p => p.Reactions.Count(r => r.Kind == ReactionKind.Helpful || r.Kind == ReactionKind.Thanks)).ThenBy(p => p.Number)
            .Take(1 + MostAnswers).Join(db.Set<Member>(), p => p.AuthorId, m => m.Id, (p, m) => new { p.Id, p.Number, p.Body, m.Name }).ToListAsync(ct);
        var answers = posts.Where(p => p.Number > 1).OrderBy(p => p.Id != accepted).ThenBy(p => p.Number).Take(accepted is null ? MostAnswers : 1).ToList();
        var text = new StringBuilder();
        if (posts.Find(p => p.Number == 1) is { } opening) Part(text, words["page-part-asked"], opening.Body, opening.Name);
        foreach (var answer in answers) Part(text, words["page-part-answer"], answer.Body, answer.Name);
        var whole = text.ToString().TrimEnd();
        return new PageProposal(threadId, standing.Thread.Title, whole.Length > PostText.Longest ? whole[..PostText.Longest] : whole);
    }

    /// <summary>Links a thread with a page it goes into. By who may write the page.</summary>
    public async Task<Result<Guid>> PutIntoAsync(Guid threadId, Guid pageId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { } source || source.Thread.Kind == ThreadKind.Page) return Problem.NotFound();
        if (await ThreadStanding.FindAsync(db, pageId, viewer, ct) is not { Thread.Kind: ThreadKind.Page } page) return Problem.Invalid(nameof(pageId), "page-where");
        if (page.Closed is { } closed) return closed;
        if (page.Thread.AuthorId != viewer.MemberId && !await PageRights.MayWriteAsync(db, page, ct)) return Problem.Forbidden("page-of-another");
        var now = clock.GetUtcNow();
        await using var transaction = await writes.BeginAsync(db, ct);
        if (!await db.PageSources.AnyAsync(s => s.PageId == pageId && s.ThreadId == threadId, ct))
        {
            db.PageSources.Add(new PageSource(pageId, threadId, now));
            db.Acts.Add(new Act(viewer.MemberId, ActKind.WrotePage, now, page.Space.Id, pageId));
            await db.SaveChangesAsync(ct);
        }

        await transaction.CommitAsync(ct);
        return pageId;
    }

    /// <summary>Takes the link away again.</summary>
    public async Task<Result<Done>> TakeOutAsync(Guid threadId, Guid pageId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, pageId, viewer, ct) is not { Thread.Kind: ThreadKind.Page } page) return Problem.NotFound();
        if (page.Closed is { } closed) return closed;
        if (page.Thread.AuthorId != viewer.MemberId && !await PageRights.MayWriteAsync(db, page, ct)) return Problem.Forbidden("page-of-another");
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await db.PageSources.Where(s => s.PageId == pageId && s.ThreadId == threadId).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "thread.page-source-removed", pageId.ToString(), page.Thread.Title, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private void Part(StringBuilder text, string head, string body, string name) =>
        text.Append("# ").Append(head).Append("\n\n").Append(body.Trim()).Append("\n\n_").Append(words["page-part-by", name]).Append("_\n\n");
}
