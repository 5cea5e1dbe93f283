using Herberge.Foundation.Access;
using Herberge.Foundation.Ledger;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

/// <summary>
/// What a release says of a space: its part of the openness between units (Ω = Σ Ω_s). Already guarded; the room Silos answers, and
/// nothing here computes it from contacts.
/// </summary>
public interface ISpaceOpenness
{
    /// <summary>Null when the newest release doesn't tell it, or there is none.</summary>
    ValueTask<ReleasedOpenness?> OfAsync(Guid spaceId, CancellationToken ct);
}

/// <param name="Part">Ω_s.</param>
/// <param name="Whole">Ω.</param>
/// <param name="Until">The Monday its window ends with.</param>
public sealed record ReleasedOpenness(double Part, double Whole, DateOnly Until, int Days);

/// <param name="From">First day of the window.</param>
/// <param name="Until">The Monday it ends with.</param>
/// <param name="Active">Members who wrote, answered, reacted or voted; null where that would tell of fewer than five.</param>
/// <param name="FirstAnswer">Median; null where fewer than five people asked, or fewer than five answered.</param>
/// <param name="Answered">Questions of the window with an answer, out of <paramref name="Questions"/>.</param>
/// <param name="Open">Questions without an answer at this moment, whenever they were asked.</param>
public sealed record SpaceHealth(
    SpaceStanding Standing, DateOnly From, DateOnly Until, int Members, int? Active, int NewThreads, int Open, int Questions, int Answered, TimeSpan? FirstAnswer, ReleasedOpenness? Openness);

/// <summary>
/// How a space is doing, for those who run it and for community managers. Windows end on Mondays, so that nobody learns from two looks
/// a day apart who was active on that day; a number of people is told when at least five are in it and at least five, or nobody, are not.
/// </summary>
internal sealed class SeeHealth(HouseDb db, House house, ISpaceOpenness openness, TimeProvider clock)
{
    public const int Days = 30;
    public const int Group = 5;

    private static readonly ActKind[] Lively = [ActKind.StartedThread, ActKind.Posted, ActKind.Reacted, ActKind.Voted, ActKind.WrotePage, ActKind.SubmittedIdea];

    public static bool MaySee(SpaceStanding standing) => standing.MayRun || (QuietSpaces.Oversees(standing.Viewer) && standing.Space.Kind != SpaceKind.Private);

    public async Task<Result<SpaceHealth>> HandleAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!MaySee(standing)) return Problem.Forbidden("hosts-only");
        var (id, today) = (standing.Space.Id, house.DayOf(clock.GetUtcNow()));
        var until = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        var (start, end) = (house.StartOf(until.AddDays(-Days)), house.StartOf(until));

        var memberships = db.SpaceMembers;
        var members = await memberships.CountAsync(m => m.SpaceId == id && m.JoinedAt < end, ct);
        var active = await db.Acts.Where(a => a.SpaceId == id && a.At >= start && a.At < end && Lively.Contains(a.Kind) && memberships.Any(m => m.SpaceId == id && m.MemberId == a.MemberId && m.JoinedAt < end))
            .Select(a => a.MemberId).Distinct().CountAsync(ct);
        var threads = db.Threads.AsNoTracking().Where(t => t.SpaceId == id && t.DeletedAt == null);
        var started = await threads.CountAsync(t => t.CreatedAt >= start && t.CreatedAt < end, ct);
        var open = await threads.CountAsync(t => t.Kind == ThreadKind.Question && t.ReplyCount == 0 && t.LockedAt == null && t.ArchivedAt == null, ct);
        var posts = db.Posts;
        var asked = threads.Where(t => t.Kind == ThreadKind.Question && t.CreatedAt >= start && t.CreatedAt < end);
        var questions = await asked.CountAsync(ct);
        var answered = await asked.Join(posts, t => t.Id, p => p.ThreadId, (t, p) => new { t, p })
            .Where(x => x.p.AuthorId != x.t.AuthorId && x.p.DeletedAt == null
                && !posts.Any(o => o.ThreadId == x.t.Id && o.Number < x.p.Number && o.AuthorId != x.t.AuthorId && o.DeletedAt == null))
            .Select(x => new { Asker = x.t.AuthorId, AskedAt = x.t.CreatedAt, Answerer = x.p.AuthorId, AnsweredAt = x.p.CreatedAt }).ToListAsync(ct);
        var many = answered.Select(a => a.Asker).Distinct().Count() >= Group && answered.Select(a => a.Answerer).Distinct().Count() >= Group;
        return new SpaceHealth(standing, until.AddDays(-Days), until, members, Told(active, members) ? active : null, started, open, questions, answered.Count,
            many ? Median([.. answered.Select(a => a.AnsweredAt - a.AskedAt)]) : null, await openness.OfAsync(id, ct));
    }

    internal static bool Told(int active, int members) => active >= Group && (members == active || members - active >= Group);

    private static TimeSpan Median(List<TimeSpan> spans)
    {
        spans.Sort();
        var middle = spans.Count / 2;
        return spans.Count % 2 == 1 ? spans[middle] : (spans[middle - 1] + spans[middle]) / 2;
    }
}
