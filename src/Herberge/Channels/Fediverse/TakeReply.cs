using System.Globalization;
using System.Text.Json;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Channels.Fediverse;

/// <summary>Keeps what people elsewhere answer to public posts, as far as they said it to everybody, until somebody looked at it. Inside a transaction.</summary>
internal sealed class TakeReply(HouseDb db, TellOutside tell, FediverseHouse house, TimeProvider clock)
{
    /// <summary>Answers of one person that wait at a time; what is more is forgotten.</summary>
    private const int MostOfOne = 20;

    private const int MostWaiting = 2000;

    public async Task CreatedAsync(JsonElement note, RemoteActor actor, CancellationToken ct)
    {
        if (!IsTheirs(note, actor, out var id) || !note.IsPublic() || note.Text("content") is not { Length: > 0 }) return;
        if (await AnsweredAsync(note.Id("inReplyTo"), ct) is not { } post || await db.RemoteReplies.AnyAsync(r => r.ObjectId == id, ct)) return;
        var address = actor.Address;
        if (await db.RemoteReplies.CountAsync(r => r.State == ReplyState.Waiting && r.Actor == address, ct) >= MostOfOne
            || await db.RemoteReplies.CountAsync(r => r.State == ReplyState.Waiting, ct) >= MostWaiting) return;
        var reply = new RemoteReply(Guid.CreateVersion7(clock.GetUtcNow()), post.SpaceId, post.PostId, id, address, actor.Host.ToLowerInvariant(), clock.GetUtcNow());
        Say(reply, note, actor);
        if (reply.Html.Length > 0) db.RemoteReplies.Add(reply);
    }

    /// <summary>What was shown waits again: nobody has looked at the new words.</summary>
    public async Task ChangedAsync(JsonElement note, RemoteActor actor, CancellationToken ct)
    {
        if (!IsTheirs(note, actor, out var id)) return;
        var address = actor.Address;
        if (await db.RemoteReplies.AsTracking().FirstOrDefaultAsync(r => r.ObjectId == id && r.Actor == address, ct) is not { } reply) return;
        if (reply.State == ReplyState.Shown) tell.NoLongerShown(reply);
        Say(reply, note, actor);
        if (!note.IsPublic() || (reply.State == ReplyState.Waiting && reply.Html.Length == 0)) db.RemoteReplies.Remove(reply);
    }

    public async Task GoneAsync(string id, RemoteActor actor, CancellationToken ct)
    {
        var address = actor.Address;
        if (await db.RemoteReplies.AsTracking().FirstOrDefaultAsync(r => r.ObjectId == id && r.Actor == address, ct) is not { } reply) return;
        if (reply.State == ReplyState.Shown) tell.NoLongerShown(reply);
        db.RemoteReplies.Remove(reply);
    }

    public async Task AllGoneAsync(string address, CancellationToken ct)
    {
        foreach (var reply in await db.RemoteReplies.AsNoTracking().Where(r => r.Actor == address && r.State == ReplyState.Shown).ToListAsync(ct)) tell.NoLongerShown(reply);
        await db.RemoteReplies.Where(r => r.Actor == address).ExecuteDeleteAsync(ct);
    }

    /// <summary>A post of the house that is outside, or an answer to one that is kept.</summary>
    private async Task<FederatedPost?> AnsweredAsync(string? what, CancellationToken ct)
    {
        var post = house.PostOf(what) ?? await db.RemoteReplies.Where(r => r.ObjectId == what && r.State == ReplyState.Shown).Select(r => (Guid?)r.PostId).FirstOrDefaultAsync(ct);
        return post is { } id ? await tell.FindAsync(id, ct) : null;
    }

    private bool IsTheirs(JsonElement note, RemoteActor actor, out string id)
    {
        id = note.Text("id") ?? "";
        return note.IsType("Note", "Article", "Page") && house.IsAddress(id) && FediverseHouse.AreOfOneServer(id, actor.Address) && note.Id("attributedTo") == actor.Address;
    }

    private void Say(RemoteReply reply, JsonElement note, RemoteActor actor)
    {
        var link = note.Of("url") is { ValueKind: JsonValueKind.String } url && url.GetString() is { } text && house.IsAddress(text) && FediverseHouse.AreOfOneServer(text, actor.Address) ? text : reply.ObjectId;
        var now = clock.GetUtcNow();
        var written = DateTimeOffset.TryParse(note.Text("published"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at < now ? at : now;
        var warning = RemoteText.Line(note.Text("summary"), 200);
        var html = RemoteText.Sanitise(note.Text("content") ?? "");
        reply.Says(actor.Name, actor.Handle, warning.Length > 0 && html.Length > 0 ? $"<p>{System.Net.WebUtility.HtmlEncode(warning)}</p>{html}" : html, link, written);
    }
}
