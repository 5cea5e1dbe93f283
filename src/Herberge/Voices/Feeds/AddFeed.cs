using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Voices.Sources;

namespace Herberge.Voices.Feeds;

/// <summary>Listens to a feed.</summary>
internal sealed class AddFeed(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public async Task<Result<Guid>> HandleAsync(string? address, SourceInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        List<Problem> problems = [.. SourceRules.Wrong(input, scheduled: true)];
        if (SafeLink.OrNull(address) is not { } link) return Result<Guid>.From([Problem.Invalid("Address", "voices-link"), .. problems]);
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var now = clock.GetUtcNow();
        var source = SourceRules.Make(SourceKind.Feed, input, house.Language, now);
        (source.Address, source.EveryMinutes, source.DueAt, source.Channel) = (link, input.Minutes, now, VoiceChannel.Web);
        await using var write = await writes.BeginAsync(db, ct);
        if (await SourceRules.TooManyAsync(db, ct) is { } many) return many;
        db.VoiceSources.Add(source);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.feed-added", source.Name, link, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return source.Id;
    }
}
