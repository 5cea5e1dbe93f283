using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Feeds;

/// <summary>Listens to a feed, or stops.</summary>
internal sealed class AddFeed(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public const int UsualMinutes = 60;
    private const int FewestMinutes = 15;
    private const int MostMinutes = 7 * 24 * 60;
    private const int MostFeeds = 100;

    public async Task<Result<Guid>> HandleAsync(string? name, string? address, int minutes, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var problems = new List<Problem>();
        if (name?.Trim() is not { Length: > 0 and <= Source.LongestName }) problems.Add(Problem.Invalid("Name", "voices-source-name", Source.LongestName));
        if (SafeLink.OrNull(address) is null) problems.Add(Problem.Invalid("Address", "voices-link"));
        if (minutes is < FewestMinutes or > MostMinutes) problems.Add(Problem.Invalid("Minutes", "voices-feed-minutes", FewestMinutes));
        if (problems.Count > 0) return Result<Guid>.From(problems);
        var now = clock.GetUtcNow();
        var (called, link) = (name!.Trim(), SafeLink.OrNull(address)!);
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.VoiceSources.CountAsync(s => s.Kind == SourceKind.Feed && s.EndedAt == null, ct) >= MostFeeds) return Problem.Conflict("voices-feeds-many", MostFeeds);
        var source = new Source(Guid.CreateVersion7(now), SourceKind.Feed, called, Source.UsualMonths, now) { Address = link, EveryMinutes = minutes, DueAt = now, Channel = VoiceChannel.Web };
        db.VoiceSources.Add(source);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.feed-added", called, link, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return source.Id;
    }

    /// <summary>What it brought stays for its term.</summary>
    public async Task<Result<Done>> EndAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.VoiceSources.AsTracking().SingleOrDefaultAsync(s => s.Id == id && s.Kind == SourceKind.Feed, ct) is not { } source) return Problem.NotFound();
        if (source.EndedAt is not null) return default(Done);
        source.EndedAt = clock.GetUtcNow();
        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.feed-ended", source.Name, "", source.EndedAt.Value));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }
}
