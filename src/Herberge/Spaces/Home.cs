using System.Net;
using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Spaces.Kinds;
using Herberge.Texts;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces;

public sealed record HomeThread(Guid Id, string Title, ThreadKind Kind, int Replies, bool Answered, DateTimeOffset LastPostAt, DateTimeOffset CreatedAt,
    string AuthorName, string? Unit, int? Hue, string SpaceSlug, string SpaceName, int SpaceHue, bool New)
{
    public bool Waits => Kind == ThreadKind.Question && Replies == 0 && !Answered;
}

/// <param name="Why">Resource key of the reason it is shown, with <paramref name="WhyWhat"/> in it.</param>
public sealed record Suggestion(HomeThread Thread, string Why, object[] WhyWhat);

/// <summary>An open question from a unit that rarely talks with the viewer's. Says who, never how rarely.</summary>
public sealed record BridgePrompt(HomeThread Thread, string Excerpt, string OwnUnit, int OwnHue, string OtherUnit, int OtherHue);

public sealed record Newcomer(Guid Id, string Name, string Handle, string? Unit, int? Hue, string? Title);

public sealed record HomeView(string FirstName, string Handle, bool HasSpaces, BridgePrompt? Bridge, IReadOnlyList<HomeThread> InMySpaces,
    IReadOnlyList<Suggestion> ForYou, IReadOnlyList<HomeThread> Unanswered, int UnansweredCount, IReadOnlyList<Newcomer> Newcomers)
{
    public bool AnythingNew => InMySpaces.Any(t => t.New);
}

/// <summary>What the start page shows: what is new for the viewer, and one conversation that would cross a border.</summary>
internal sealed partial class Home(HouseDb db, IUnitContacts contacts, TimeProvider clock)
{
    public const string NotTodayCookie = "bridge-not-today";

    private const int NewShown = 8;
    private const int SuggestionsShown = 3;
    private const int QuestionsShown = 3;
    private const int NewcomersShown = 3;
    private const int ExcerptLength = 220;
    private static readonly TimeSpan Fortnight = TimeSpan.FromDays(14);
    private static readonly TimeSpan Month = TimeSpan.FromDays(30);

    public async Task<HomeView> HandleAsync(bool withBridge, Viewer viewer, CancellationToken ct)
    {
        var id = viewer.MemberId;
        var now = clock.GetUtcNow();
        var people = await PeopleAsync(viewer, now, ct);
        var me = people.Single(p => p.Face.Id == id);
        var inMine = await InMySpacesAsync(viewer, now, ct);
        var questions = await QuestionsAsync(viewer, now, ct);
        var bridge = withBridge && viewer.IsInside && me.Path is not null ? await BridgeAsync(questions, me.Path, id, ct) : null;
        var forYou = viewer.IsInside ? await ForYouAsync(viewer, me, bridge?.Thread.Id, now, ct) : [];
        var others = questions.Where(q => q.AuthorId != id && q.Thread.Id != bridge?.Thread.Id).ToList();
        return new HomeView(me.Face.Name.Split(' ')[0], me.Face.Handle, me.HasSpaces, bridge, inMine, forYou,
            [.. others.Take(QuestionsShown).Select(q => q.Thread)], others.Count,
            [.. people.Where(p => p != me).OrderByDescending(p => p.CreatedAt).Select(p => p.Face)]);
    }

    /// <summary>The viewer, and for insiders who came to the house of late.</summary>
    private async Task<List<HomePerson>> PeopleAsync(Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var mine = db.SpaceMembers;
        var since = now - Month;
        var day = DateOnly.FromDateTime(since.UtcDateTime);
        var members = db.Set<Member>().AsNoTracking();
        var people = members.Where(m => m.Id == me);
        if (viewer.IsInside)
        {
            people = people.Concat(members
                .Where(m => m.State == MemberState.Active && m.PartnerId == null && m.Id != me && (m.JoinedOn == null ? m.CreatedAt > since : m.JoinedOn > day))
                .OrderByDescending(m => m.CreatedAt).Take(NewcomersShown));
        }

        return await people.Select(m => new HomePerson(
            new Newcomer(m.Id, m.Name, m.Handle, m.Unit == null ? null : m.Unit.Name, m.Unit == null ? null : m.Unit.Hue, m.Title),
            m.CreatedAt, m.UnitId, m.Unit == null ? null : m.Unit.Path, m.Skills, m.AskMeAbout, m.Id == me && mine.Any(s => s.MemberId == me))).ToListAsync(ct);
    }

    private async Task<IReadOnlyList<HomeThread>> InMySpacesAsync(Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var since = now - Fortnight;
        var unread = db.UnreadThreadsOf(viewer, now - UnreadThreads.Horizon);
        var announcements = db.Announcements;
        var threads = db.VisibleThreadsTo(viewer).Where(t => t.LastPostAt > since && t.Space!.ArchivedAt == null && (t.Space.Memberships.Any(m => m.MemberId == me) || t.AlsoIn!.Memberships.Any(m => m.MemberId == me))
            && !announcements.Any(a => a.ThreadId == t.Id && a.ExpiresAt <= now));
        var rows = await Rows(threads.OrderByDescending(t => t.LastPostAt).Take(40), unread, NoPosts).ToListAsync(ct);
        // What is new first; if all is read, the last few conversations show that the house is alive.
        var found = rows.Where(r => r.Thread.New).Take(NewShown).ToList();
        if (found.Count == 0) found = rows.Take(4).ToList();
        return [.. found.Select(r => r.Thread)];
    }

    private async Task<List<Row>> QuestionsAsync(Viewer viewer, DateTimeOffset now, CancellationToken ct)
    {
        var since = now - Month;
        var duplicates = db.DuplicateQuestions;
        var open = db.VisibleThreadsTo(viewer).Where(t => t.Kind == ThreadKind.Question && t.ReplyCount == 0 && t.AcceptedPostId == null
            && t.LockedAt == null && t.CreatedAt > since && t.Space!.ArchivedAt == null && !duplicates.Any(d => d.ThreadId == t.Id));
        return await Rows(open.OrderBy(t => t.LastPostAt).Take(60), NoThreads, NoPosts).ToListAsync(ct);
    }

    private async Task<BridgePrompt?> BridgeAsync(List<Row> questions, string path, Guid me, CancellationToken ct)
    {
        var own = UnitContacts.TopOf(path);
        var map = await contacts.ReadAsync(ct);
        var best = questions
            .Where(q => q.AuthorId != me && q.UnitPath is not null && UnitContacts.TopOf(q.UnitPath) != own)
            .Select(q => (Question: q, Closeness: map.RareContact(own, UnitContacts.TopOf(q.UnitPath!))))
            .Where(q => q.Closeness is not null)
            .OrderBy(q => q.Closeness).ThenBy(q => q.Question.Thread.CreatedAt)
            .Select(q => q.Question).FirstOrDefault();
        if (best is null) return null;

        var html = await db.Posts.AsNoTracking().Where(p => p.ThreadId == best.Thread.Id && p.Number == 1 && p.DeletedAt == null).Select(p => p.Html).FirstOrDefaultAsync(ct);
        var other = UnitContacts.TopOf(best.UnitPath!);
        return new BridgePrompt(best.Thread, Excerpt(html ?? ""), own, map.HueOf(own), other, map.HueOf(other));
    }

    private async Task<IReadOnlyList<Suggestion>> ForYouAsync(
        Viewer viewer, HomePerson person, Guid? except, DateTimeOffset now, CancellationToken ct)
    {
        var (me, unitId) = (viewer.MemberId, person.UnitId);
        var since = now - Fortnight;
        var members = db.Set<Member>();
        var posts = db.Posts;
        var outside = db.VisibleThreadsTo(viewer).Where(t => t.LastPostAt > since && t.AuthorId != me && t.Space!.ArchivedAt == null
            && t.Space.Kind == SpaceKind.Open && t.Space.Memberships.All(m => m.MemberId != me));
        var byColleagues = unitId is null ? NoPosts : posts.Where(p => p.DeletedAt == null && p.AuthorId != me && members.Any(m => m.Id == p.AuthorId && m.UnitId == unitId));
        var rows = await Rows(outside.OrderByDescending(t => t.LastPostAt).Take(40), NoThreads, byColleagues).ToListAsync(ct);
        var interests = $"{person.Skills},{person.AskMeAbout}";
        var topics = interests.Split([',', ';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(t => t.Length >= 3).Select(t => (Shown: t, Folded: WordForms.Fold(t))).ToList();

        return
        [
            .. rows.Where(r => r.Thread.Id != except).Select(r => Suggest(r.Thread, topics, r.Colleagues, person.Face.Unit))
                .OrderBy(s => s.Rank).Take(SuggestionsShown).Select(s => s.Suggestion),
        ];
    }

    private static (int Rank, Suggestion Suggestion) Suggest(HomeThread thread, List<(string Shown, string Folded)> topics, int colleagues, string? unit)
    {
        var title = WordForms.Fold(thread.Title);
        var topic = topics.Find(t => title.Contains(t.Folded, StringComparison.Ordinal));
        if (topic.Shown is not null) return (0, new Suggestion(thread, "why-topic", [topic.Shown]));
        if (colleagues > 1 && unit is not null) return (1, new Suggestion(thread, "why-colleagues", [unit]));
        if (thread.Waits) return (2, new Suggestion(thread, "why-unanswered", []));
        return (thread.Replies >= 5 ? 3 : 4, new Suggestion(thread, thread.Replies >= 5 ? "why-lively" : "why-new", [thread.SpaceName]));
    }

    private IQueryable<DiscussionThread> NoThreads => db.Threads.Where(_ => false);

    private IQueryable<Post> NoPosts => db.Posts.Where(_ => false);

    private IQueryable<Row> Rows(IQueryable<DiscussionThread> threads, IQueryable<DiscussionThread> unread, IQueryable<Post> byColleagues) =>
        from t in threads
        join author in db.Set<Member>() on t.AuthorId equals author.Id
        select new Row(
            new HomeThread(t.Id, t.Title, t.Kind, t.ReplyCount, t.AcceptedPostId != null, t.LastPostAt, t.CreatedAt, author.Name,
                author.Unit == null ? null : author.Unit.Name, author.Unit == null ? null : author.Unit.Hue,
                t.Space!.Slug, t.Space.Name, t.Space.Hue, unread.Any(u => u.Id == t.Id)),
            author.Id, author.Unit == null ? null : author.Unit.Path,
            byColleagues.Where(p => p.ThreadId == t.Id).Select(p => p.AuthorId).Distinct().Count());

    private static string Excerpt(string html)
    {
        var line = string.Join(' ', WebUtility.HtmlDecode(Tag().Replace(html, " ")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (line.Length <= ExcerptLength) return line;
        var cut = line.LastIndexOf(' ', ExcerptLength);
        return $"{line[..(cut > 0 ? cut : ExcerptLength)]} …";
    }

    [GeneratedRegex("<[^>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();

    private sealed record Row(HomeThread Thread, Guid AuthorId, string? UnitPath, int Colleagues);

    private sealed record HomePerson(
        Newcomer Face, DateTimeOffset CreatedAt, Guid? UnitId, string? Path, string? Skills, string? AskMeAbout, bool HasSpaces);
}
