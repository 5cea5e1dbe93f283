using Herberge.Activation.Finder;
using Herberge.Channels.Fediverse;
using Herberge.Channels.Listening;
using Herberge.Channels.Posts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Storage;
using Herberge.Ideas;
using Herberge.People;
using Herberge.Spaces;
using Herberge.Spaces.Incidents;
using Herberge.Spaces.Kinds.Questions;
using Herberge.Spaces.Moderation;
using Herberge.Spaces.Moderation.Held;
using Herberge.Voices;
using Herberge.Voices.Needs;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Desks.Items;

/// <summary>Somebody who could answer, and why; never how well or how often.</summary>
/// <param name="Skill">What stands in their profile; null where an answer tells it.</param>
/// <param name="Answered">The question like this one that they answered.</param>
public sealed record Candidate(string Name, string Handle, string? Unit, int? Hue, string? Skill, string? Answered);

/// <param name="Text">The beginning of what was said; empty for nothing.</param>
public sealed record PreviewView(DeskItem Item, string Text, IReadOnlyList<Candidate> Candidates);

/// <summary>One thing with its beginning and who could help.</summary>
internal sealed class SeePreview(HouseDb db, SeeQueue queue, SuggestExperts experts, FindPeopleWhoKnow finder, MarkdownRenderer markdown)
{
    private const int LongestText = 420;
    private const int MostCandidates = 3;

    public async Task<PreviewView?> HandleAsync(ItemKey? key, Viewer viewer, CancellationToken ct)
    {
        if (key is not { } known || await queue.FindAsync(known, viewer, ct) is not { } item) return null;
        var text = await TextAsync(item, ct) ?? "";
        var plain = item.Key.Kind switch
        {
            DeskKind.Reply => RemoteText.Plain(text, RemoteReply.LongestText),
            DeskKind.Approval or DeskKind.Report => text.Trim(),
            _ => markdown.Render(text).Text.Trim(),
        };
        return new PreviewView(item, plain.Length > LongestText ? $"{plain[..(plain.LastIndexOf(' ', LongestText) is > 0 and var cut ? cut : LongestText)]} …" : plain, item.CanBeAsked ? await CandidatesAsync(item, viewer, ct) : []);
    }

    private Task<string?> TextAsync(DeskItem item, CancellationToken ct)
    {
        var subject = item.Key.Subject;
        var posts = db.Set<Post>().AsNoTracking();
        return item.Key.Kind switch
        {
            DeskKind.Thread => FirstOf(subject),
            DeskKind.Flag => db.Set<ModerationCase>().Where(c => c.Id == subject).Select(c => posts.Where(p => p.Id == c.PostId && p.DeletedAt == null).Select(p => p.Body).FirstOrDefault()).FirstOrDefaultAsync(ct),
            DeskKind.Incident => db.Set<Incident>().Where(i => i.Id == subject).Select(i => (string?)i.HoldingText).FirstOrDefaultAsync(ct),
            DeskKind.Mention => db.Set<ListeningHit>().Where(h => h.AlertId == subject).Join(db.Set<Observation>(), h => h.ObservationId, o => o.Id, (_, o) => o).OrderByDescending(o => o.SaidAt).Select(o => (string?)o.Quote).FirstOrDefaultAsync(ct),
            DeskKind.Held => db.Set<HeldPost>().Where(h => h.Id == subject).Select(h => (string?)h.Body).FirstOrDefaultAsync(ct),
            DeskKind.Approval => db.Set<ChannelPost>().Where(p => p.Id == subject).Select(p => (string?)(p.TextDe != "" ? p.TextDe : p.TextEn)).FirstOrDefaultAsync(ct),
            DeskKind.Reply => db.Set<RemoteReply>().Where(r => r.Id == subject).Select(r => (string?)r.Html).FirstOrDefaultAsync(ct),
            DeskKind.Report => db.Set<RemoteReport>().Where(r => r.Id == subject).Select(r => (string?)r.Text).FirstOrDefaultAsync(ct),
            DeskKind.Newcomer when item.ThreadId is { } thread => FirstOf(thread),
            DeskKind.Newcomer => db.Set<Member>().Where(m => m.Id == subject).Select(m => m.About ?? m.LookingFor).FirstOrDefaultAsync(ct),
            DeskKind.IdeaAnswer or DeskKind.IdeaDecision => db.Set<Idea>().Where(i => i.Id == subject).Select(i => (string?)i.Lead).FirstOrDefaultAsync(ct),
            DeskKind.Telling => db.Set<Need>().Where(n => n.Id == subject).Select(n => n.Outcome).FirstOrDefaultAsync(ct),
            _ => Task.FromResult<string?>(null),
        };

        Task<string?> FirstOf(Guid thread) => posts.Where(p => p.ThreadId == thread && p.Number == 1 && p.DeletedAt == null).Select(p => (string?)p.Body).FirstOrDefaultAsync(ct);
    }

    private async Task<IReadOnlyList<Candidate>> CandidatesAsync(DeskItem item, Viewer viewer, CancellationToken ct)
    {
        List<Candidate> found = [.. (await experts.HandleAsync(item.Key.Subject, viewer, ct)).Select(e => new Candidate(e.Name, e.Handle, e.Unit, e.Hue, e.Skill, e.AnswerTitle))];
        if (found.Count < MostCandidates && await finder.HandleAsync(item.Title, viewer, ct) is { } known)
            found.AddRange(known.Asked.Where(k => k.Handle != item.Handle && found.TrueForAll(f => f.Handle != k.Handle)).Select(k => new Candidate(k.Name, k.Handle, k.Unit, k.Hue, k.Words, null)));
        return [.. found.Take(MostCandidates)];
    }
}
