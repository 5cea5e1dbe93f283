using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Markdown;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Moderation.Rules;

/// <param name="Words">Words to watch for in the whole house, for hosts of the house alone.</param>
/// <param name="ReadAt">When the viewer said that they read this edition.</param>
/// <param name="Versions">All editions, the newest first.</param>
public sealed record RulesView(int Version, string Body, string Html, DateTimeOffset At, string? Words, DateTimeOffset? ReadAt, IReadOnlyList<RulesVersion> Versions, bool MayWrite)
{
    public bool IsNewest => Versions.Count == 0 || Versions[0].Version == Version;
}

public sealed record RulesVersion(int Version, DateTimeOffset At);

/// <summary>Reads the house rules, writes a new edition of them, and notes that somebody read one. Nothing is closed to whoever didn't.</summary>
internal sealed class HouseRulesUse(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, MarkdownRenderer markdown, TimeProvider clock)
{
    public const int Longest = 20_000;

    /// <summary>Null while there are none, or for an edition that doesn't exist.</summary>
    public async Task<RulesView?> SeeAsync(int? version, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var rules = await db.HouseRules.AsNoTracking().Where(r => version == null || r.Version == version).OrderByDescending(r => r.Version).FirstOrDefaultAsync(ct);
        if (rules is null) return null;
        var read = await db.RulesRead.Where(r => r.MemberId == me && r.Version == rules.Version).Select(r => (DateTimeOffset?)r.At).FirstOrDefaultAsync(ct);
        var versions = await db.HouseRules.OrderByDescending(r => r.Version).Select(r => new RulesVersion(r.Version, r.At)).ToListAsync(ct);
        return new RulesView(rules.Version, rules.Body, rules.Html, rules.At, viewer.IsHost ? rules.Words : null, read, versions, viewer.IsHost);
    }

    /// <summary>The edition the viewer hasn't said yet that they read; null when there is nothing to ask.</summary>
    public async Task<int?> UnreadAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var newest = await db.HouseRules.AsNoTracking().OrderByDescending(r => r.Version)
            .Select(r => new { r.Version, Read = db.Set<RulesRead>().Any(x => x.MemberId == me && x.Version == r.Version) }).FirstOrDefaultAsync(ct);
        return newest is { Read: false } ? newest.Version : null;
    }

    public async Task<Result<int>> WriteAsync(string? body, string? words, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsHost) return Problem.Forbidden("hosts-only");
        var watched = CareForSpace.Lines(words);
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(body)) problems.Add(Problem.Invalid("Body", "rules-empty"));
        else if (body.Length > Longest) problems.Add(Problem.Invalid("Body", "text-long", Longest));
        if (CareForSpace.Check("Words", watched) is { } wrong) problems.Add(wrong);
        if (problems.Count > 0) return Result<int>.From(problems);

        var now = clock.GetUtcNow();
        var text = PostText.Clean(body!);
        await using var transaction = await writes.BeginAsync(db, ct);
        var version = 1 + (await db.HouseRules.MaxAsync(r => (int?)r.Version, ct) ?? 0);
        db.HouseRules.Add(new HouseRules(version, text, markdown.Render(text).Html, watched.Count == 0 ? null : string.Join('\n', watched), viewer.MemberId, now));
        db.Audit.Add(new AuditEntry(viewer.MemberId, "house.rules-written", $"{version}", "", now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return Problem.Conflict("house-changed-meanwhile");
        }

        await transaction.CommitAsync(ct);
        return version;
    }

    public async Task<Result<Done>> ReadAsync(int version, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var transaction = await writes.BeginAsync(db, ct);
        if (!await db.HouseRules.AnyAsync(r => r.Version == version, ct)) return Problem.NotFound();
        if (await db.RulesRead.AnyAsync(r => r.MemberId == me && r.Version == version, ct)) return new Done();
        db.RulesRead.Add(new RulesRead(version, me, clock.GetUtcNow()));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            return new Done();
        }

        await transaction.CommitAsync(ct);
        return new Done();
    }
}
