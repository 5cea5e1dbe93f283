using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Gatherings.Registrations;
using Herberge.Spaces;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Gatherings.After;

/// <summary>Hosts thank those who came and say what is to be remembered. Members who wanted to come are told once, however often it is changed.</summary>
internal sealed class WriteFollowUp(HouseDb db, WriteTransactions writes, MarkdownRenderer markdown, TellOfGathering tell, StartThread start, IStringLocalizer<GatheringsWords> words, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid gatheringId, string? text, Viewer viewer, CancellationToken ct)
    {
        var (standing, stop) = await MayWriteAsync(gatheringId, viewer, ct);
        if (stop is not null) return stop;
        text = (text ?? "").Trim();
        if (text.Length is 0 or > FollowUp.LongestText) return Problem.Invalid("Text", "follow-up-text", FollowUp.LongestText);
        var (gathering, now) = (standing!.Gathering, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        var written = await db.FollowUps.AsTracking().FirstOrDefaultAsync(f => f.GatheringId == gatheringId, ct);
        IReadOnlyCollection<Guid> told = [];
        if (written is null)
        {
            db.FollowUps.Add(written = new FollowUp { GatheringId = gatheringId, WrittenBy = viewer.MemberId, WrittenAt = now });
            // Whoever came from outside has no way to the page.
            var people = await db.Registrations.AsNoTracking().Where(r => r.GatheringId == gatheringId && r.MemberId != null && r.Coming != Coming.No && r.Coming != Coming.Open).ToListAsync(ct);
            told = await tell.PeopleAsync(gathering, NotificationKind.GatheringFollowedUp, people, viewer.MemberId, ct);
            db.Audit.Add(new AuditEntry(viewer.MemberId, "gathering.followed-up", gathering.Title, "", now));
        }

        (written.Text, written.TextHtml) = (text, markdown.Render(text).Html);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await tell.RingAsync(told, CancellationToken.None);
        return default(Done);
    }

    /// <summary>Opens the conversation it goes on in.</summary>
    /// <returns>Where that is.</returns>
    public async Task<Result<string>> DiscussAsync(Guid gatheringId, Viewer viewer, CancellationToken ct)
    {
        var (standing, stop) = await MayWriteAsync(gatheringId, viewer, ct);
        if (stop is not null) return stop;
        if (await db.FollowUps.AsTracking().FirstOrDefaultAsync(f => f.GatheringId == gatheringId, ct) is not { } written) return Problem.Conflict("follow-up-first");
        if (written.ThreadId is { } known) return $"/threads/{known}";
        var gathering = standing!.Gathering;
        var started = await start.TogetherAsync(
            new StartThreadInput(gathering.SpaceId, ThreadKind.Discussion, words["after-thread-title", gathering.Title].Value, $"{written.Text}\n\n{words["after-thread-body", $"/gatherings/{gatheringId}/after"].Value}", ClientKey: $"after:{gatheringId:N}"),
            (thread, _) =>
            {
                written.ThreadId = thread.Id;
                return Task.CompletedTask;
            }, viewer, ct);
        return started.Succeeded ? started.Value.Address : Result<string>.From(started.Problems);
    }

    private async Task<(GatheringStanding? Standing, Problem? Stop)> MayWriteAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (await GatheringStanding.FindAsync(db, id, viewer, ct) is not { } standing) return (null, Problem.NotFound());
        if (!standing.MayRun) return (null, Problem.Forbidden("gathering-for-hosts"));
        return standing.Gathering.CancelledAt is null && standing.Gathering.IsOver(clock.GetUtcNow()) ? (standing, null) : (null, Problem.Conflict("after-too-early"));
    }
}
