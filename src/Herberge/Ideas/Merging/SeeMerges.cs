using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Merging;

/// <summary>Another idea as a signpost shows it.</summary>
public sealed record MergedIdea(Guid Id, string Label, string Title, string Lead, IReadOnlyList<string> Authors, int Replies);

/// <summary>An idea that is part of the one shown.</summary>
/// <param name="UndoId">The merge the viewer may take back; null where that isn't theirs or a later one comes first.</param>
public sealed record MergedPart(MergedIdea Idea, DateTimeOffset At, string By, Guid? UndoId);

/// <summary>How an idea hangs together with others, as far as the viewer may read them.</summary>
/// <param name="IsPart">Part of another idea, which may be hidden from the viewer.</param>
public sealed record MergesOfIdea(bool IsPart, MergedIdea? Into, MergedPart? Own, IReadOnlyList<MergedPart> Parts);

/// <summary>Which idea one became part of, and which became part of it.</summary>
internal sealed class SeeMerges(HouseDb db)
{
    public async Task<MergesOfIdea> HandleAsync(IdeaStanding standing, CancellationToken ct)
    {
        var (id, viewer) = (standing.Idea.Id, standing.Viewer);
        var into = standing.Idea.MergedIntoId;
        var seen = db.VisibleIdeasTo(viewer).AsNoTracking();
        var near = await IdeasAsync(seen.Where(i => i.Id == into || i.MergedIntoId == id), ct);
        if (into is null && near.Count == 0) return new MergesOfIdea(false, null, null, []);

        var ids = near.Keys.Where(other => other != into).Append(id).ToList();
        var (members, merges) = (db.Set<Member>(), db.IdeaMerges);
        var rows = await merges.AsNoTracking().Where(m => ids.Contains(m.IdeaId) && m.UndoneAt == null)
            .Select(m => new { m.Id, m.IdeaId, m.IntoId, m.At, By = members.Where(p => p.Id == m.MergedBy).Select(p => p.Name).FirstOrDefault() }).ToListAsync(ct);
        var may = MergeIdeas.MayMerge(standing);
        var parts = rows.GroupBy(r => r.IdeaId).Select(g => (Last: g.MaxBy(r => r.At)!, Single: g.Count() == 1)).ToList();
        return new MergesOfIdea(
            into is not null,
            into is { } target ? near.GetValueOrDefault(target) : null,
            into is not null && parts.Find(p => p.Last.IdeaId == id) is { Last: { } own } mine ? new MergedPart(new MergedIdea(id, standing.Idea.Label, standing.Thread.Title, standing.Idea.Lead, [], 0), own.At, own.By ?? "", may && mine.Single ? own.Id : null) : null,
            [.. parts.Where(p => p.Last.IntoId == id && near.ContainsKey(p.Last.IdeaId)).OrderBy(p => p.Last.At)
                .Select(p => new MergedPart(near[p.Last.IdeaId], p.Last.At, p.Last.By ?? "", may && p.Single ? p.Last.Id : null))]);
    }

    private async Task<Dictionary<Guid, MergedIdea>> IdeasAsync(IQueryable<Idea> ideas, CancellationToken ct)
    {
        var members = db.Set<Member>();
        return (await ideas.Select(i => new
        {
            i.Id, i.Number, i.Thread!.Title, i.Lead, i.Thread.ReplyCount,
            Authors = i.Team.Where(p => !p.IsAsked && p.Role != TeamRole.Helper).OrderBy(p => p.Role).Select(p => members.Where(m => m.Id == p.MemberId).Select(m => m.Name).First()).ToList(),
        }).ToListAsync(ct)).ToDictionary(i => i.Id, i => new MergedIdea(i.Id, Idea.LabelOf(i.Number), i.Title, i.Lead, i.Authors, i.ReplyCount));
    }
}
