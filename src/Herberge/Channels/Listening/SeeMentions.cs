using Herberge.Channels.Accounts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.Voices;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Listening;

public sealed record RuleCard(Guid Id, string Name, string Words, IReadOnlyList<string> Sources, bool TellsHits, bool TellsSpikes, bool IsPaused, string By);

/// <param name="Rate">Of a spike.</param>
public sealed record AlertCard(Guid Id, ListeningAlertKind Kind, string Rule, DateTimeOffset At, int Count, Rate? Rate);

public sealed record SourceChoice(Guid Id, string Name, SourceKind Kind);

/// <param name="Replies">How often the house answered.</param>
public sealed record MentionCard(Guid Id, string Quote, string Language, DateTimeOffset SaidAt, string Source, SourceKind Kind, string? Link, int Replies);

public sealed record AlertView(AlertCard Alert, string Words, IReadOnlyList<MentionCard> Mentions);

public sealed record AnswerView(string Text, string? Link, DateTimeOffset SaidAt);

public sealed record ReplyView(Guid Id, string Text, string By, string? Account, DateTimeOffset At, ReplyState State, string? Link, string? FailedWith, IReadOnlyList<AnswerView> Answers);

/// <param name="MaySend">It stands where a connected account can answer.</param>
public sealed record MentionView(MentionCard Mention, IReadOnlyList<ReplyView> Replies, IReadOnlyList<AccountCard> Accounts, bool MaySend, Guid? AlertId);

/// <summary>Rules of listening, what they found, and one thing somebody said with what the house answered.</summary>
internal sealed class SeeMentions(HouseDb db, SeeAccounts accounts)
{
    private const int MostAlerts = 50;

    public async Task<IReadOnlyList<RuleCard>> RulesAsync(Viewer viewer, CancellationToken ct)
    {
        var names = await db.ListenableSourcesTo(viewer).ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        var rules = await db.VisibleListeningRulesTo(viewer).AsNoTracking().Join(db.Set<Member>(), r => r.CreatedBy, m => m.Id, (r, m) => new { Rule = r, m.Name }).OrderBy(r => r.Rule.Name).ThenBy(r => r.Rule.Id).ToListAsync(ct);
        return rules.ConvertAll(r => new RuleCard(r.Rule.Id, r.Rule.Name, r.Rule.Words, [.. r.Rule.SourceIds.Select(id => names.GetValueOrDefault(id)).OfType<string>()], r.Rule.TellsHits, r.Rule.TellsSpikes, r.Rule.PausedAt is not null, r.Name));
    }

    public Task<ListeningRule?> RuleAsync(Guid id, Viewer viewer, CancellationToken ct) => db.VisibleListeningRulesTo(viewer).AsNoTracking().FirstOrDefaultAsync(r => r.Id == id, ct);

    public async Task<IReadOnlyList<SourceChoice>> SourcesAsync(Viewer viewer, CancellationToken ct) =>
        await db.ListenableSourcesTo(viewer).Where(s => s.EndedAt == null).OrderBy(s => s.Name).Select(s => new SourceChoice(s.Id, s.Name, s.Kind)).ToListAsync(ct);

    public async Task<IReadOnlyList<AlertCard>> AlertsAsync(Viewer viewer, CancellationToken ct) => [.. (await CardsAsync(db.VisibleListeningAlertsTo(viewer).OrderByDescending(a => a.At).ThenByDescending(a => a.Id).Take(MostAlerts), ct)).OrderByDescending(a => a.At).ThenByDescending(a => a.Id)];

    public async Task<AlertView?> AlertAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await CardsAsync(db.VisibleListeningAlertsTo(viewer).Where(a => a.Id == id), ct) is not [var card]) return null;
        var hits = db.ListeningHits;
        var words = await db.ListeningAlerts.Where(a => a.Id == id).Join(db.ListeningRules, a => a.RuleId, r => r.Id, (_, r) => r.Words).FirstAsync(ct);
        return new AlertView(card, words, await MentionsAsync(db.HeardObservationsTo(viewer).Where(o => hits.Any(h => h.AlertId == id && h.ObservationId == o.Id)), ct));
    }

    public async Task<MentionView?> MentionAsync(Guid observation, Viewer viewer, CancellationToken ct)
    {
        if (await MentionsAsync(db.HeardObservationsTo(viewer).Where(o => o.Id == observation), ct) is not [var mention]) return null;
        var (people, channels, hits) = (db.Set<Member>(), db.ChannelAccounts, db.ListeningHits);
        var replies = await db.MentionReplies.AsNoTracking().Where(r => r.ObservationId == observation).OrderBy(r => r.At).ThenBy(r => r.Id)
            .Select(r => new { Reply = r, By = people.Where(m => m.Id == r.ById).Select(m => m.Name).First(), Account = channels.Where(a => a.Id == r.AccountId).Select(a => a.Name).FirstOrDefault() }).ToListAsync(ct);
        var ids = replies.ConvertAll(r => r.Reply.Id);
        var answers = (await db.MentionAnswers.AsNoTracking().Where(a => ids.Contains(a.ReplyId)).OrderBy(a => a.SaidAt).ToListAsync(ct)).ToLookup(a => a.ReplyId, a => new AnswerView(a.Text, a.Link, a.SaidAt));
        List<AccountCard> speaking = [.. (await accounts.HandleAsync(viewer, ct)).Where(a => a is { Kind: ChannelKind.Mastodon, IsReady: true })];
        var alert = await db.VisibleListeningAlertsTo(viewer).Where(a => hits.Any(h => h.AlertId == a.Id && h.ObservationId == observation)).OrderByDescending(a => a.At).Select(a => (Guid?)a.Id).FirstOrDefaultAsync(ct);
        return new MentionView(mention, replies.ConvertAll(r => new ReplyView(r.Reply.Id, r.Reply.Text, r.By, r.Account, r.Reply.At, r.Reply.State, r.Reply.Link, r.Reply.FailedWith, [.. answers[r.Reply.Id]])), speaking, mention is { Kind: SourceKind.Mastodon, Link: not null } && speaking.Count > 0, alert);
    }

    private async Task<IReadOnlyList<AlertCard>> CardsAsync(IQueryable<ListeningAlert> alerts, CancellationToken ct) =>
        (await alerts.Join(db.ListeningRules, a => a.RuleId, r => r.Id, (a, r) => new { Alert = a, r.Name }).ToListAsync(ct))
            .ConvertAll(a => new AlertCard(a.Alert.Id, a.Alert.Kind, a.Name, a.Alert.At, a.Alert.Count, a.Alert.Kind == ListeningAlertKind.Spike ? new Rate(a.Alert.Usual, a.Alert.Chance, a.Alert.Days) : null));

    private async Task<IReadOnlyList<MentionCard>> MentionsAsync(IQueryable<Observation> observations, CancellationToken ct)
    {
        var replies = db.MentionReplies;
        return await observations.Join(db.Set<Source>(), o => o.SourceId, s => s.Id, (o, s) => new { o, s }).OrderByDescending(x => x.o.SaidAt).ThenByDescending(x => x.o.Id)
            .Select(x => new MentionCard(x.o.Id, x.o.Quote, x.o.Language, x.o.SaidAt, x.s.Name, x.s.Kind, x.o.Link, replies.Count(r => r.ObservationId == x.o.Id))).ToListAsync(ct);
    }
}
