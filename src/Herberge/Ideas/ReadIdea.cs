using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Stages;
using Herberge.People;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas;

/// <summary>Somebody of an idea's team, as everybody sees them.</summary>
public sealed record TeamMember(Guid Id, string Name, string Handle, string? Unit, int? Hue, bool IsGuest, TeamRole Role, string? Part, bool IsAsked);

/// <summary>One step of an idea's history, with the names of stages as they are today.</summary>
public sealed record MoveLine(Guid? FromId, Guid ToId, string? From, string To, StageKind Kind, DateTimeOffset At, string By, string? Reason);

/// <summary>A stage somebody may bring the idea to, and what is missing for it.</summary>
public sealed record NextStage(Stage Stage, bool WantsReason, IReadOnlyList<Problem> Missing);

/// <summary>A line of talk: the opening post as the idea's text, and how much was said since.</summary>
/// <param name="Html">What there is to read beside the lead; empty where that says it all.</param>
/// <param name="ShowsLead">False where the text begins with the lead.</param>
/// <param name="IsMine">Written by the viewer.</param>
public sealed record IdeaWords(Guid PostId, string Html, bool ShowsLead, bool IsMine, DateTimeOffset? EditedAt, int Replies, FollowState? Follow, IReadOnlyList<PostFile> Files);

/// <summary>An idea as one viewer sees it.</summary>
/// <param name="Path">The stages it went through and those to come, in order; parked and declined only where it stands there.</param>
/// <param name="IsDecided">A decision stands, which says why the idea is where it is.</param>
public sealed record IdeaReading(
    IdeaStanding Standing, IdeaWords Words, IReadOnlyList<TeamMember> Team, IReadOnlyList<string> Tags, IReadOnlyList<Stage> Path,
    IReadOnlyList<MoveLine> Moves, IReadOnlyList<NextStage> Next, bool IsDecided)
{
    public Idea Idea => Standing.Idea;

    /// <summary>When it came to a stage, the last time; null where it hasn't been.</summary>
    public DateTimeOffset? Reached(Guid stageId) => Moves.LastOrDefault(m => m.ToId == stageId)?.At;
}

/// <summary>Reads an idea with its team, its way so far and where the viewer may bring it.</summary>
internal sealed class ReadIdea(HouseDb db, MoveIdea move)
{
    public async Task<IdeaReading?> HandleAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await IdeaStanding.FindAsync(db, id, viewer, ct) is not { } standing) return null;
        var stages = await db.Stages.AsNoTracking().OrderBy(s => s.Position).ToListAsync(ct);
        var (moves, facts) = (await MovesAsync(id, viewer.Language, ct), await move.FactsAsync(standing, ct));
        var team = await People(db.IdeaPeople.AsNoTracking().Where(p => p.IdeaId == id)).ToListAsync(ct);
        return new IdeaReading(standing, await WordsAsync(standing, ct),
            [.. team.OrderBy(p => p.IsAsked).ThenBy(p => p.Role).ThenBy(p => p.Name, StringComparer.CurrentCulture)],
            await db.Set<IdeaTag>().AsNoTracking().Where(t => t.IdeaId == id).OrderBy(t => t.Tag).Select(t => t.Tag).ToListAsync(ct),
            PathOf(standing.Stage, stages, moves), moves, Next(standing, stages, facts), facts.Verdict is not null);
    }

    /// <summary>The id of the idea a thread is the talk about; null where the viewer may read none.</summary>
    public Task<Guid?> OfThreadAsync(Guid threadId, Viewer viewer, CancellationToken ct) =>
        db.VisibleIdeasTo(viewer).Where(i => i.ThreadId == threadId).Select(i => (Guid?)i.Id).FirstOrDefaultAsync(ct);

    private static IReadOnlyList<Stage> PathOf(Stage here, List<Stage> stages, IReadOnlyList<MoveLine> moves) =>
    [
        .. stages.Where(s => s.Id == here.Id
            || (s.Kind is not (StageKind.Parked or StageKind.Declined) && (s.Position < here.Position ? moves.Any(m => m.ToId == s.Id) : s.RetiredAt is null))),
    ];

    private static IReadOnlyList<NextStage> Next(IdeaStanding standing, List<Stage> stages, StageFacts facts) => standing.Closed is not null ? [] :
    [
        .. stages.Where(s => s.RetiredAt is null && s.Id != standing.Stage.Id && StageRules.MayMove(standing.Stage, s, standing.Is))
            .Select(s => new NextStage(s, StageRules.WantsReason(standing.Stage, s), StageRules.Missing(facts, s))),
    ];

    private async Task<IReadOnlyList<MoveLine>> MovesAsync(Guid id, string language, CancellationToken ct)
    {
        var english = language == "en";
        return await (
            from m in db.StageMoves.AsNoTracking()
            where m.IdeaId == id
            join mover in db.Set<Member>() on m.MovedBy equals mover.Id
            join to in db.Stages on m.ToId equals to.Id
            join f in db.Stages on m.FromId equals (Guid?)f.Id into before
            from f in before.DefaultIfEmpty()
            orderby m.At, m.Id
            select new MoveLine(m.FromId, m.ToId, f == null ? null : english ? f.NameEn : f.NameDe, english ? to.NameEn : to.NameDe, to.Kind, m.At, mover.Name, m.Reason)).ToListAsync(ct);
    }

    private async Task<IdeaWords> WordsAsync(IdeaStanding standing, CancellationToken ct)
    {
        var (thread, me, lead) = (standing.Thread.Id, standing.Viewer.MemberId, standing.Idea.Lead);
        var follows = db.Set<ThreadFollow>();
        var files = db.Files;
        var post = await db.Set<Post>().AsNoTracking().Where(p => p.ThreadId == thread && p.Number == 1).Select(p => new
        {
            p.Id, p.Html, p.EditedAt, IsMine = p.AuthorId == me,
            Follow = follows.Where(f => f.ThreadId == thread && f.MemberId == me).Select(f => (FollowState?)f.State).FirstOrDefault(),
            Files = files.Where(f => f.PostId == p.Id).OrderBy(f => f.Id).Select(f => new PostFile(f.Id, f.Name, f.ContentType, f.Size)).ToList(),
        }).SingleAsync(ct);
        var (html, showsLead) = IdeaText.Part(post.Html, lead);
        return new IdeaWords(post.Id, html, showsLead, post.IsMine, post.EditedAt, standing.Thread.ReplyCount, post.Follow, post.Files);
    }

    private IQueryable<TeamMember> People(IQueryable<IdeaPerson> people) =>
        from p in people
        join m in db.Set<Member>() on p.MemberId equals m.Id
        select new TeamMember(m.Id, m.Name, m.Handle, m.Partner != null ? m.Partner.Name : m.Unit!.Name, m.Unit!.Hue, m.PartnerId != null, p.Role, p.Part, p.IsAsked);
}
