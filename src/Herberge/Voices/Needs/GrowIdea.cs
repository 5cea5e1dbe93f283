using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Ideas;
using Herberge.Ideas.Sight;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

/// <param name="Quotes">Observations of the need that stand beside the idea for everybody who reads it.</param>
/// <param name="Key">What the sender calls this idea: the same key again gives the same idea.</param>
public sealed record GrowIdeaInput(Guid? CampaignId, string? Title, string? Lead, string? Text, IReadOnlyList<Guid>? Quotes = null, string? Key = null);

/// <summary>Makes an idea of a need, or ties a need to an idea there is; both then show each other.</summary>
internal sealed class GrowIdea(HouseDb db, WriteTransactions writes, SubmitIdea submit, SeeSight sight, VoicesEdition edition, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(Guid needId, GrowIdeaInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (!await db.Needs.AnyAsync(n => n.Id == needId, ct)) return Problem.NotFound();
        if (input.CampaignId is not { } campaign) return Problem.Invalid(nameof(input.CampaignId), "voices-idea-campaign");
        if (input.Quotes?.Count > IdeaQuote.Most) return Problem.Invalid(nameof(input.Quotes), "voices-idea-quotes", IdeaQuote.Most);
        var submitted = await submit.HandleAsync(new SubmitIdeaInput(campaign, input.Title ?? "", input.Lead ?? "", input.Text, ClientKey: input.Key), viewer, ct);
        if (!submitted.Succeeded) return submitted.Problem.Kind == ProblemKind.NotFound ? Problem.Invalid(nameof(input.CampaignId), "voices-idea-campaign") : Result<Guid>.From(submitted.Problems);
        if (submitted.Value.HeldId is not null) return Problem.Conflict("moderation-waits");
        var tied = await TieAsync(needId, submitted.Value.Id, input.Quotes ?? [], viewer, ct);
        return tied.Succeeded ? submitted.Value.Id : Result<Guid>.From(tied.Problems);
    }

    /// <param name="needId">The need.</param>
    /// <param name="ideaId">An idea the viewer may read.</param>
    /// <param name="quotes">Observations of the need that stand beside it; replaces those chosen before.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<Done>> TieAsync(Guid needId, Guid ideaId, IReadOnlyCollection<Guid> quotes, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (quotes.Count > IdeaQuote.Most) return Problem.Invalid("Quotes", "voices-idea-quotes", IdeaQuote.Most);
        if ((await sight.HandleAsync([ideaId], viewer, ct)).Count == 0) return Problem.NotFound();
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == needId, ct) is not { } need) return Problem.NotFound();
        if (!await db.NeedIdeas.AnyAsync(l => l.NeedId == needId && l.IdeaId == ideaId, ct)) db.NeedIdeas.Add(new NeedIdea { NeedId = needId, IdeaId = ideaId, LinkedBy = viewer.MemberId, LinkedAt = now });
        await db.IdeaQuotes.Where(q => q.NeedId == needId && q.IdeaId == ideaId).ExecuteDeleteAsync(ct);
        var taken = db.IdeaQuotes.Where(q => q.IdeaId == ideaId).Select(q => q.ObservationId);
        var chosen = await db.NeedEvidence.Where(e => e.NeedId == needId && quotes.Contains(e.ObservationId))
            .Join(db.VisibleObservationsTo(viewer).Where(o => o.Channel != VoiceChannel.Inside), e => e.ObservationId, o => o.Id, (e, o) => o.Id)
            .Where(id => !taken.Contains(id)).ToListAsync(ct);
        db.IdeaQuotes.AddRange(chosen.Select(id => new IdeaQuote { IdeaId = ideaId, NeedId = needId, ObservationId = id }));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.need-tied", need.Label, "", now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        edition.Grow();
        return default(Done);
    }

    public async Task<Result<Done>> UntieAsync(Guid needId, Guid ideaId, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == needId, ct) is not { } need) return Problem.NotFound();
        if (await db.NeedIdeas.Where(l => l.NeedId == needId && l.IdeaId == ideaId).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.need-untied", need.Label, "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        edition.Grow();
        return default(Done);
    }
}
