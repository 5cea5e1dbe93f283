using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Activation.Initiatives;

/// <summary>An initiative as it is written.</summary>
/// <param name="Topics">At most <see cref="Initiative.MostTopics"/>.</param>
/// <param name="Seeks">What it asks others for.</param>
/// <param name="Offers">What others may have of it.</param>
/// <param name="UnitId">The unit it belongs to; null for none.</param>
public sealed record InitiativeInput(
    string? Title, string? Text, InitiativeState State, IReadOnlyList<string>? Topics, string? Seeks, string? Offers, Guid? UnitId);

/// <summary>Puts an initiative on the map, changes it, takes it off and brings it back.</summary>
internal sealed class WriteInitiative(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private const int ShortestTitle = 3;

    /// <summary>Whoever puts it on the map takes part.</summary>
    public async Task<Result<Guid>> AddAsync(InitiativeInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsInside) return Problem.NotFound();
        if (await WrongAsync(input, ct) is { Count: > 0 } wrong) return Result<Guid>.From(wrong);
        var now = clock.GetUtcNow();
        var initiative = new Initiative(Guid.CreateVersion7(now), viewer.MemberId, now);
        await using var write = await writes.BeginAsync(db, ct);
        Fill(initiative, input);
        initiative.People.Add(new InitiativePerson(initiative.Id, viewer.MemberId, now));
        db.Initiatives.Add(initiative);
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.initiative-made", initiative.Id.ToString(), initiative.Title, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return initiative.Id;
    }

    public async Task<Result<Done>> ChangeAsync(Guid id, InitiativeInput input, Viewer viewer, CancellationToken ct)
    {
        if (await StandingAsync(id, viewer, ct) is { } problem) return problem;
        if (await WrongAsync(input, ct) is { Count: > 0 } wrong) return Result<Done>.From(wrong);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        var initiative = await db.Initiatives.AsTracking().Include(i => i.Topics).SingleAsync(i => i.Id == id, ct);
        Fill(initiative, input);
        initiative.ChangedAt = now;
        db.Audit.Add(new AuditEntry(viewer.MemberId, "activation.initiative-changed", id.ToString(), initiative.Title, now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid id, Viewer viewer, CancellationToken ct) =>
        await StandingAsync(id, viewer, ct) is { } problem ? problem : await SetRemovedAsync(id, clock.GetUtcNow(), "activation.initiative-removed", viewer, ct);

    /// <summary>Undoes <see cref="RemoveAsync"/>.</summary>
    public async Task<Result<Done>> RestoreAsync(Guid id, Viewer viewer, CancellationToken ct) =>
        await db.InitiativesInHandOf(viewer).AnyAsync(i => i.Id == id, ct) ? await SetRemovedAsync(id, null, "activation.initiative-restored", viewer, ct) : Problem.NotFound();

    private async Task<Result<Done>> SetRemovedAsync(Guid id, DateTimeOffset? at, string deed, Viewer viewer, CancellationToken ct)
    {
        await using var write = await writes.BeginAsync(db, ct);
        await db.Initiatives.Where(i => i.Id == id).ExecuteUpdateAsync(i => i.SetProperty(x => x.RemovedAt, at), ct);
        db.Audit.Add(new AuditEntry(viewer.MemberId, deed, id.ToString(), "", clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <returns>Null for who may change it.</returns>
    private async Task<Problem?> StandingAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        if (!await db.VisibleInitiativesTo(viewer).AnyAsync(i => i.Id == id, ct)) return Problem.NotFound();
        return await db.InitiativesInHandOf(viewer).AnyAsync(i => i.Id == id, ct) ? null : Problem.Forbidden("initiative-for-its-people");
    }

    private static void Fill(Initiative initiative, InitiativeInput input)
    {
        (initiative.Title, initiative.Text, initiative.State, initiative.UnitId) = (Line(input.Title), (input.Text ?? "").ReplaceLineEndings("\n").Trim(), input.State, input.UnitId);
        (initiative.Seeks, initiative.Offers) = (Line(input.Seeks), Line(input.Offers));
        var topics = TopicsOf(input.Topics);
        foreach (var gone in initiative.Topics.Where(t => !topics.Contains(t.Topic)).ToList()) initiative.Topics.Remove(gone);
        foreach (var topic in topics.Where(topic => initiative.Topics.All(t => t.Topic != topic))) initiative.Topics.Add(new InitiativeTopic(initiative.Id, topic));
    }

    private async Task<List<Problem>> WrongAsync(InitiativeInput input, CancellationToken ct)
    {
        var problems = new List<Problem>();
        if (Line(input.Title).Length is < ShortestTitle or > Initiative.LongestTitle) problems.Add(Problem.Invalid(nameof(input.Title), "initiative-title", ShortestTitle, Initiative.LongestTitle));
        if ((input.Text ?? "").Trim().Length is 0 or > Initiative.LongestText) problems.Add(Problem.Invalid(nameof(input.Text), "initiative-text", Initiative.LongestText));
        if (!Enum.IsDefined(input.State)) problems.Add(Problem.Invalid(nameof(input.State), "initiative-state"));
        var topics = TopicsOf(input.Topics);
        if (topics.Count > Initiative.MostTopics || topics.Any(t => t.Length > Initiative.LongestTopic))
            problems.Add(Problem.Invalid(nameof(input.Topics), "initiative-topics", Initiative.MostTopics, Initiative.LongestTopic));
        if (Line(input.Seeks).Length > Initiative.LongestWish) problems.Add(Problem.Invalid(nameof(input.Seeks), "initiative-wish", Initiative.LongestWish));
        if (Line(input.Offers).Length > Initiative.LongestWish) problems.Add(Problem.Invalid(nameof(input.Offers), "initiative-wish", Initiative.LongestWish));
        if (input.UnitId is { } unit && !await db.Set<OrgUnit>().AnyAsync(u => u.Id == unit, ct)) problems.Add(Problem.Invalid(nameof(input.UnitId), "initiative-unit"));
        return problems;
    }

    /// <summary>Topics as they are kept: each once, in lower case.</summary>
    private static List<string> TopicsOf(IReadOnlyList<string>? typed) =>
        [.. (typed ?? []).Select(t => Line(t).ToLowerInvariant()).Where(t => t.Length > 0).Distinct(StringComparer.Ordinal)];

    private static string Line(string? text) => string.Join(' ', (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
