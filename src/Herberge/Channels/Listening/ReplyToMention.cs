using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Channels.Accounts;
using Herberge.Channels.Posts;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Listening;

/// <param name="AccountId">Null to copy it by hand.</param>
public sealed record ReplyInput(Guid ObservationId, Guid? AccountId, string? Text);

internal sealed record ReplyOrder(Guid ReplyId);

/// <summary>Answers somebody outside: by a connected account where they wrote on the fediverse, else a person copies the words and says where they stand.</summary>
internal sealed class ReplyToMention(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(ReplyInput input, Viewer viewer, CancellationToken ct)
    {
        var (text, now) = ((input.Text ?? "").ReplaceLineEndings("\n").Trim(), clock.GetUtcNow());
        if (!viewer.IsOfTeam || await db.HeardObservationsTo(viewer).FirstOrDefaultAsync(o => o.Id == input.ObservationId, ct) is not { } observation) return Problem.NotFound();
        if (text.Length is 0 or > MentionReply.LongestText) return Problem.Invalid(nameof(input.Text), "reply-text", MentionReply.LongestText);
        if (input.AccountId is { } account)
        {
            if (await db.VisibleChannelsTo(viewer).AsNoTracking().FirstOrDefaultAsync(a => a.Id == account && a.Kind == ChannelKind.Mastodon, ct) is not { IsReady: true } by) return Problem.Invalid(nameof(input.AccountId), "channel-account-unknown");
            if (observation.Link is null || !await db.Set<Source>().AnyAsync(s => s.Id == observation.SourceId && s.Kind == SourceKind.Mastodon, ct)) return Problem.Invalid(nameof(input.AccountId), "reply-not-there");
            if (by.MostCharacters > 0 && PostLength.Of(text, by) is var length && length > by.MostCharacters) return Problem.Invalid(nameof(input.Text), "channel-text-long", by.Name, length, by.MostCharacters);
        }

        await using var write = await writes.BeginAsync(db, ct);
        var reply = new MentionReply(Guid.CreateVersion7(now), observation.Id, input.AccountId, text, viewer.MemberId, now);
        db.MentionReplies.Add(reply);
        if (reply.State == ReplyState.Sending) db.Outbox.Add(new OutboxMessage(CarryReply.OutboxKind, JsonSerializer.Serialize(new ReplyOrder(reply.Id), ListeningJson.Default.ReplyOrder), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return reply.Id;
    }

    /// <summary>Somebody copied it, or found it there although no answer came.</summary>
    /// <returns>What it answers.</returns>
    public async Task<Result<Guid>> ConfirmAsync(Guid id, string? link, Viewer viewer, CancellationToken ct)
    {
        var heard = db.HeardObservationsTo(viewer);
        await using var write = await writes.BeginAsync(db, ct);
        // Asked for apart: what is heard is read without tracking, and so would be the reply.
        if (!await db.MentionReplies.AnyAsync(r => r.Id == id && heard.Any(o => o.Id == r.ObservationId), ct)) return Problem.NotFound();
        var reply = await db.MentionReplies.AsTracking().SingleAsync(r => r.Id == id, ct);
        if (reply.State is not (ReplyState.ToCopy or ReplyState.Failed)) return Problem.Conflict("channel-nothing-to-confirm");
        if (SafeLink.OrNull(link) is not { } address) return Problem.Invalid("Link", "channel-confirm-link");
        reply.Publish(null, address, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return reply.ObservationId;
    }
}

[JsonSerializable(typeof(ReplyOrder))]
internal sealed partial class ListeningJson : JsonSerializerContext;
