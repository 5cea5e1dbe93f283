using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Channels.Posts;
using Herberge.Foundation.Outbox;
using Herberge.Foundation.Storage;
using Herberge.Spaces;

namespace Herberge.Channels.Publishing;

/// <param name="Round">Which sending of it; one of an earlier round has nothing to do any more.</param>
internal sealed record PublishOrder(Guid PostId, Guid VariantId, int Round);

/// <summary>Lays what has to go out, or to be taken back, into the outbox: in the transaction that decided it.</summary>
internal sealed class PublishOutbox(HouseDb db, Bell bell)
{
    public const string Kind = "channel";

    public async Task HandOverAsync(ChannelPost post, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var variant in post.Variants.Where(v => v.State is VariantState.Sending or VariantState.Removing))
            db.Outbox.Add(new OutboxMessage(Kind, JsonSerializer.Serialize(new PublishOrder(post.Id, variant.Id, variant.Round), PublishJson.Default.PublishOrder), now));
        if (post.State == PostState.Scheduled && post.Variants.Any(v => v.State == VariantState.ToCopy)) await bell.AddAsync([new Notification(post.AuthorId, NotificationKind.ChannelToCopy, null, null, null, null, now) { SubjectId = post.Id }], ct);
        if (post.Variants.Any(v => v.FailedWith == PostVariant.ByHand)) await bell.AddAsync([new Notification(post.AuthorId, NotificationKind.ChannelFailed, null, null, null, null, now) { SubjectId = post.Id }], ct);
    }
}

[JsonSerializable(typeof(PublishOrder))]
internal sealed partial class PublishJson : JsonSerializerContext;
