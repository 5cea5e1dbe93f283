using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Life;

/// <param name="Promises">What the hosts promise, one a line; likewise the next two.</param>
/// <param name="Elsewhere">What doesn't belong here.</param>
public sealed record CharterInput(string? Aim, string? Promises, string? Belongs, string? Elsewhere);

/// <param name="ChangedAt">Null while there is no charter.</param>
public sealed record Charter(string Aim, IReadOnlyList<string> Promises, IReadOnlyList<string> Belongs, IReadOnlyList<string> Elsewhere, DateTimeOffset? ChangedAt)
{
    public static Charter Of(SpaceLife? life) => life is null
        ? new Charter("", [], [], [], null)
        : new Charter(life.Aim, SpaceLife.Lines(life.Promises), SpaceLife.Lines(life.Belongs), SpaceLife.Lines(life.Elsewhere), life.CharterAt);
}

internal sealed record CharterReading(SpaceStanding Standing, Charter Charter, IReadOnlyList<SpaceHost> Hosts);

/// <summary>The charter of a space: read by whoever may know of the space, so that people see what they ask to be let into; written by those who run it.</summary>
internal sealed class KeepCharter(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    public async Task<Result<CharterReading>> ReadAsync(string slug, Viewer viewer, CancellationToken ct)
    {
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        var id = standing.Space.Id;
        var life = await db.SpaceLives.AsNoTracking().FirstOrDefaultAsync(l => l.SpaceId == id, ct);
        return new CharterReading(standing, Charter.Of(life), await SpaceHost.OfAsync(db, id, clock.GetUtcNow(), ct));
    }

    /// <summary>All fields empty: there is no charter any more.</summary>
    public async Task<Result<Done>> WriteAsync(string slug, CharterInput input, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await SpaceStanding.FindAsync(db, slug, viewer, ct) is not { } standing) return Problem.NotFound();
        if (!standing.MayRun) return Problem.Forbidden("hosts-only");
        if (standing.Space.ArchivedAt is not null) return Problem.Conflict("space-archived");
        var (aim, promises, belongs, elsewhere) = (Clean(input.Aim), Clean(input.Promises), Clean(input.Belongs), Clean(input.Elsewhere));
        var problems = new List<Problem>();
        Check(nameof(input.Aim), aim);
        Check(nameof(input.Promises), promises);
        Check(nameof(input.Belongs), belongs);
        Check(nameof(input.Elsewhere), elsewhere);
        if (problems.Count > 0) return Result<Done>.From(problems);

        var now = clock.GetUtcNow();
        var life = await db.LifeOfAsync(standing.Space.Id, ct);
        (life.Aim, life.Promises, life.Belongs, life.Elsewhere) = (aim, promises, belongs, elsewhere);
        life.CharterAt = $"{aim}{promises}{belongs}{elsewhere}".Length > 0 ? now : null;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "space.charter-changed", slug, "", now));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return default(Done);

        void Check(string field, string text)
        {
            if (text.Length > SpaceLife.LongestText) problems.Add(Problem.Invalid(field, "text-long", SpaceLife.LongestText));
        }
    }

    private static string Clean(string? text) => PostText.Clean(text ?? "");
}

internal static class LifeRows
{
    /// <summary>The row of a space, to be changed; made where there is none. Inside a use case's transaction.</summary>
    public static async Task<SpaceLife> LifeOfAsync(this HouseDb db, Guid spaceId, CancellationToken ct)
    {
        if (await db.SpaceLives.AsTracking().FirstOrDefaultAsync(l => l.SpaceId == spaceId, ct) is { } known) return known;
        var made = new SpaceLife(spaceId);
        db.SpaceLives.Add(made);
        return made;
    }
}
