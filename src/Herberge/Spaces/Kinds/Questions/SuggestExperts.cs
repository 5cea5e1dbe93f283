using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Kinds.Questions;

/// <summary>Somebody who could know. Says why in words, never how often or how well.</summary>
/// <param name="Skill">What of the question stands in their profile; null where an answer tells it.</param>
/// <param name="AnswerThreadId">A question like this one that they answered, which the viewer may read.</param>
public sealed record Expert(Guid Id, string Name, string Handle, string? Unit, int? Hue, string? Skill, Guid? AnswerThreadId, string? AnswerTitle);

/// <summary>
/// Proposes people for an open question: by what their profile says they know, and by accepted answers in spaces the viewer
/// may read from those who agreed to that. Only people who can read the question; nobody who said no; no figure about anybody.
/// </summary>
internal sealed class SuggestExperts(HouseDb db, Notify notify)
{
    private const int Shown = 3;
    private const int MostAnswers = 300;
    private const int ShortestWord = 4;
    private static readonly char[] Between = [' ', ',', ';', '.', ':', '?', '!', '/', '(', ')', '"', '„', '“', '\n', '\t'];

    public async Task<IReadOnlyList<Expert>> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return [];
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { Thread.Kind: ThreadKind.Question, Thread.AcceptedPostId: null } standing) return [];
        var text = await db.Posts.AsNoTracking().Where(p => p.ThreadId == threadId && p.Number == 1 && p.DeletedAt == null).Select(p => p.Body).FirstOrDefaultAsync(ct);
        var asked = Words($"{standing.Thread.Title} {text}");
        if (asked.Count == 0) return [];

        var (me, author) = (viewer.MemberId, standing.Thread.AuthorId);
        var bySkill = await BySkillAsync(asked, ct);
        var byAnswer = await ByAnswerAsync(asked, threadId, viewer, ct);
        HashSet<Guid> candidates = [.. bySkill.Keys, .. byAnswer.Keys];
        candidates.ExceptWith([me, author]);
        var posts = db.Posts;
        var readers = (await notify.Readers(standing.Space, candidates).Where(id => !posts.Any(p => p.ThreadId == threadId && p.AuthorId == id)).ToListAsync(ct)).ToHashSet();
        // Who knows it by both comes first; the rest in no order that would tell more.
        var chosen = readers.OrderByDescending(id => bySkill.ContainsKey(id) && byAnswer.ContainsKey(id)).ThenBy(id => HashCode.Combine(id, threadId)).Take(Shown).ToList();
        var people = await db.Set<Member>().AsNoTracking().Where(m => chosen.Contains(m.Id))
            .Select(m => new { m.Id, m.Name, m.Handle, Unit = m.Unit == null ? null : m.Unit.Name, Hue = m.Unit == null ? (int?)null : m.Unit.Hue }).ToDictionaryAsync(m => m.Id, ct);
        return [.. chosen.Select(id => people[id]).Select(m =>
        {
            var answer = byAnswer.GetValueOrDefault(m.Id);
            return new Expert(m.Id, m.Name, m.Handle, m.Unit, m.Hue, bySkill.GetValueOrDefault(m.Id), answer?.ThreadId, answer?.Title);
        })];
    }

    /// <summary>Whose profile names a word of the question; the word as they wrote it.</summary>
    private async Task<Dictionary<Guid, string>> BySkillAsync(HashSet<string> asked, CancellationToken ct)
    {
        var wishes = db.ExpertWishes;
        var profiles = await db.Set<Member>().AsNoTracking()
            .Where(m => m.State == MemberState.Active && (m.Skills != null || m.AskMeAbout != null) && !wishes.Any(w => w.MemberId == m.Id && w.Source == ExpertSource.Nothing))
            .Select(m => new { m.Id, m.Skills, m.AskMeAbout }).ToListAsync(ct);
        return profiles.Select(p => (p.Id, Skill: $"{p.Skills},{p.AskMeAbout}".Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .FirstOrDefault(skill => Words(skill) is { Count: > 0 } words && words.All(asked.Contains))))
            .Where(p => p.Skill is not null).ToDictionary(p => p.Id, p => p.Skill!);
    }

    /// <summary>Whose accepted answer, in a space the viewer may read, is to a question with two rarer words in common.</summary>
    private async Task<Dictionary<Guid, Answered>> ByAnswerAsync(HashSet<string> asked, Guid except, Viewer viewer, CancellationToken ct)
    {
        var wishes = db.ExpertWishes;
        var answers = await db.VisibleThreadsTo(viewer).Where(t => t.AcceptedPostId != null && t.Id != except).OrderByDescending(t => t.LastPostAt)
            .Join(db.Posts.Where(p => p.DeletedAt == null), t => t.AcceptedPostId, p => p.Id, (t, p) => new { t.Id, t.Title, p.AuthorId })
            .Where(a => wishes.Any(w => w.MemberId == a.AuthorId && w.Source == ExpertSource.ProfileAndAnswers)).Take(MostAnswers).ToListAsync(ct);
        return answers.Where(a => Words(a.Title).Count(asked.Contains) >= 2).DistinctBy(a => a.AuthorId).ToDictionary(a => a.AuthorId, a => new Answered(a.Id, a.Title));
    }

    private static HashSet<string> Words(string text) =>
        [.. Analyzer.Terms(string.Join(' ', text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Where(w => w.Length >= ShortestWord)))];

    private sealed record Answered(Guid ThreadId, string Title);
}
