using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;

namespace Herberge.Spaces.Kinds.Questions;

/// <summary>Somebody who could know. Says why in words, never how often or how well.</summary>
/// <param name="Skill">What of the question stands in their profile; null where an answer tells it.</param>
/// <param name="AnswerThreadId">A question like this one that they answered, in an open space.</param>
public sealed record Expert(Guid Id, string Name, string Handle, string? Unit, int? Hue, string? Skill, Guid? AnswerThreadId, string? AnswerTitle);

/// <summary>Grows when somebody changes by what they want to be proposed: what was found before no longer holds.</summary>
internal sealed class ExpertsEdition
{
    private int _value;

    public int Value => Volatile.Read(ref _value);

    public void Grow() => Interlocked.Increment(ref _value);
}

/// <summary>
/// Proposes people for an open question: by what their profile says they know, and by accepted answers in open spaces, which
/// every insider may read, from those who agreed to that. Only people who can read the question; nobody who said no; no figure
/// about anybody. What was found is the same for all who ask and remembered for a while.
/// </summary>
internal sealed class SuggestExperts(HouseDb db, Notify notify, ExpertsEdition edition, IMemoryCache cache)
{
    private const int Shown = 3;
    private const int MostAnswers = 300;
    private const int MostSkilled = 200;
    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(2);

    /// <summary>For viewers who may read the thread.</summary>
    public async Task<IReadOnlyList<Expert>> HandleAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return [];
        var key = (typeof(Expert), threadId, edition.Value);
        if (!cache.TryGetValue(key, out IReadOnlyList<Expert>? found))
            cache.Set(key, found = await FindAsync(threadId, viewer, ct), Remembered);
        return [.. found!.Where(e => e.Id != viewer.MemberId).Take(Shown)];
    }

    private async Task<IReadOnlyList<Expert>> FindAsync(Guid threadId, Viewer viewer, CancellationToken ct)
    {
        if (await ThreadStanding.FindAsync(db, threadId, viewer, ct) is not { Thread.Kind: ThreadKind.Question, Thread.AcceptedPostId: null } standing) return [];
        var text = await db.Posts.AsNoTracking().Where(p => p.ThreadId == threadId && p.Number == 1 && p.DeletedAt == null).Select(p => p.Body).FirstOrDefaultAsync(ct);
        var asked = KnownThing.WordsOf($"{standing.Thread.Title} {text}");
        if (asked.Count == 0) return [];

        var author = standing.Thread.AuthorId;
        var bySkill = await BySkillAsync(asked, ct);
        var byAnswer = await ByAnswerAsync(asked, threadId, ct);
        HashSet<Guid> candidates = [.. bySkill.Keys, .. byAnswer.Keys];
        candidates.Remove(author);
        var posts = db.Posts;
        var readers = (await notify.Readers(standing.Space, candidates).Where(id => !posts.Any(p => p.ThreadId == threadId && p.AuthorId == id)).ToListAsync(ct)).ToHashSet();
        // Who knows it by both comes first; the rest in no order that would tell more.
        var chosen = readers.OrderByDescending(id => bySkill.ContainsKey(id) && byAnswer.ContainsKey(id)).ThenBy(id => HashCode.Combine(id, threadId)).Take(Shown + 1).ToList();
        var people = await db.Set<Member>().AsNoTracking().Where(m => chosen.Contains(m.Id))
            .Select(m => new { m.Id, m.Name, m.Handle, Unit = m.Unit == null ? null : m.Unit.Name, Hue = m.Unit == null ? (int?)null : m.Unit.Hue }).ToDictionaryAsync(m => m.Id, ct);
        return [.. chosen.Select(id => people[id]).Select(m =>
        {
            var answer = byAnswer.GetValueOrDefault(m.Id);
            return new Expert(m.Id, m.Name, m.Handle, m.Unit, m.Hue, bySkill.GetValueOrDefault(m.Id), answer?.ThreadId, answer?.Title);
        })];
    }

    /// <summary>Whose profile names a word of the question; the word as they wrote it. Who said no is asked anew each time.</summary>
    private async Task<Dictionary<Guid, string>> BySkillAsync(HashSet<string> asked, CancellationToken ct)
    {
        var found = (await ProfilesAsync(ct)).Select(p => (p.Id, Skill: p.Skills.FirstOrDefault(skill => skill.Words.IsSubsetOf(asked))?.Written)).Where(p => p.Skill is not null)
            .Take(MostSkilled).ToDictionary(p => p.Id, p => p.Skill!);
        var ids = found.Keys.ToList();
        foreach (var no in await db.ExpertWishes.AsNoTracking().Where(w => ids.Contains(w.MemberId) && w.Source == ExpertSource.Nothing).Select(w => w.MemberId).ToListAsync(ct)) found.Remove(no);
        return found;
    }

    /// <summary>What people say they know, taken apart once in a while: it changes seldom and is looked through for each open question.</summary>
    private async Task<IReadOnlyList<Profile>> ProfilesAsync(CancellationToken ct)
    {
        if (cache.TryGetValue(typeof(Profile), out IReadOnlyList<Profile>? known)) return known!;
        var rows = await db.Set<Member>().AsNoTracking().Where(m => m.State == MemberState.Active && (m.Skills != null || m.AskMeAbout != null))
            .Select(m => new { m.Id, m.Skills, m.AskMeAbout }).ToListAsync(ct);
        IReadOnlyList<Profile> profiles = [.. rows.Select(r => new Profile(r.Id, KnownThing.Of($"{r.Skills},{r.AskMeAbout}")))];
        cache.Set(typeof(Profile), profiles, Remembered);
        return profiles;
    }

    /// <summary>Whose accepted answer, in an open space, is to a question with two words in common.</summary>
    private async Task<Dictionary<Guid, Answered>> ByAnswerAsync(HashSet<string> asked, Guid except, CancellationToken ct)
    {
        var wishes = db.ExpertWishes;
        var answers = await db.Threads.AsNoTracking().Where(t => t.DeletedAt == null && t.Space!.Kind == SpaceKind.Open && t.AcceptedPostId != null && t.Id != except).OrderByDescending(t => t.LastPostAt)
            .Join(db.Posts.Where(p => p.DeletedAt == null), t => t.AcceptedPostId, p => p.Id, (t, p) => new { t.Id, t.Title, p.AuthorId })
            .Where(a => wishes.Any(w => w.MemberId == a.AuthorId && w.Source == ExpertSource.ProfileAndAnswers)).Take(MostAnswers).ToListAsync(ct);
        return answers.Where(a => KnownThing.WordsOf(a.Title).Count(asked.Contains) >= 2).DistinctBy(a => a.AuthorId).ToDictionary(a => a.AuthorId, a => new Answered(a.Id, a.Title));
    }

    private sealed record Profile(Guid Id, IReadOnlyList<KnownThing> Skills);

    private sealed record Answered(Guid ThreadId, string Title);
}
