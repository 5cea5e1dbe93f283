using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Inside;

/// <summary>
/// Proposes to listen to a space. An open one is told at once; in any other its hosts have to agree first. From then on the
/// notice stands in the space, and only what is written under it counts.
/// </summary>
internal sealed class ProposeSpace(HouseDb db, WriteTransactions writes, ObservedNow observed, House house, TimeProvider clock)
{
    private const int ShortestPurpose = 10;
    private const int EveryMinutes = 15;
    private const int MostChoices = 200;

    /// <summary>Spaces that can be proposed.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name, bool IsOpen)>> ChoicesAsync(Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return [];
        var taken = db.ObservedSpaces.Join(db.VoiceSources.Where(s => s.EndedAt == null), o => o.SourceId, s => s.Id, (o, _) => o.SpaceId);
        var spaces = await db.VisibleSpacesTo(viewer).Where(s => s.ArchivedAt == null && !taken.Contains(s.Id)).OrderBy(s => s.Name).Take(MostChoices)
            .Select(s => new { s.Id, s.Name, s.Kind }).ToListAsync(ct);
        return [.. spaces.Select(s => (s.Id, s.Name, s.Kind == SpaceKind.Open))];
    }

    public async Task<Result<Guid>> HandleAsync(Guid? spaceId, string? purpose, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var problems = new List<Problem>();
        var space = await db.VisibleSpacesTo(viewer).Where(s => s.Id == spaceId && s.ArchivedAt == null).SingleOrDefaultAsync(ct);
        if (space is null) problems.Add(Problem.Invalid("Space", "voices-space-which"));
        if (purpose?.Trim() is not { Length: >= ShortestPurpose and <= ObservedSpace.LongestPurpose } why) return Result<Guid>.From([.. problems, Problem.Invalid("Purpose", "voices-space-purpose", ShortestPurpose, ObservedSpace.LongestPurpose)]);
        if (space is null) return Result<Guid>.From(problems);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var sources = db.VoiceSources;
        if (await db.ObservedSpaces.Where(o => o.SpaceId == space.Id).AnyAsync(o => sources.Any(s => s.Id == o.SourceId && s.EndedAt == null), ct)) return Problem.Conflict("voices-space-observed");
        if (await SourceRules.TooManyAsync(db, ct) is { } many) return many;
        var name = space.Name.Length > Source.LongestName ? space.Name[..Source.LongestName] : space.Name;
        var source = SourceRules.Make(SourceKind.Space, new SourceInput(name), house.Language, now);
        (source.EveryMinutes, source.Channel) = (EveryMinutes, VoiceChannel.Inside);
        var proposed = new ObservedSpace(source.Id, space.Id, why, viewer.MemberId, now);
        if (space.Kind == SpaceKind.Open) Announce(source, proposed, now, agreedBy: null);
        db.VoiceSources.Add(source);
        db.ObservedSpaces.Add(proposed);
        db.Audit.Add(new AuditEntry(viewer.MemberId, proposed.AnnouncedAt is null ? "voices.space-proposed" : "voices.space-announced", space.Name, why, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        observed.Forget();
        return source.Id;
    }

    internal static void Announce(Source source, ObservedSpace space, DateTimeOffset now, Guid? agreedBy)
    {
        space.Announce(now, agreedBy);
        source.DueAt = now;
    }
}
