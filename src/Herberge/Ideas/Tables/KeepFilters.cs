using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Ideas.Tables;

/// <param name="Query">Of the table's address.</param>
public sealed record SaveFilterInput(string? Name, string? Query);

public sealed record FilterLine(Guid Id, string Name, string Query);

/// <summary>Filters people keep for themselves: saved, renamed, thrown away and taken back.</summary>
internal sealed class KeepFilters(HouseDb db, WriteTransactions writes, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public async Task<IReadOnlyList<FilterLine>> ListAsync(Viewer viewer, CancellationToken ct) =>
        await Mine(viewer).AsNoTracking().OrderBy(f => f.Name).ThenBy(f => f.Id).Select(f => new FilterLine(f.Id, f.Name, f.Query)).ToListAsync(ct);

    public async Task<Result<FilterLine>> SaveAsync(SaveFilterInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        if (Wrong(input.Name) is { } wrong) return wrong;
        // Written anew from what it means: nothing an address carries beside a filter is kept.
        var query = FilterOf(input.Query).Query();
        if (query.Length > SavedFilter.LongestQuery) return Problem.Invalid(nameof(input.Query), "table-filter-long");
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var write = await writes.BeginAsync(db, ct);
        var old = now - Kept;
        await db.SavedFilters.Where(f => f.MemberId == me && f.RemovedAt < old).ExecuteDeleteAsync(ct);
        if (await Mine(viewer).CountAsync(ct) >= SavedFilter.Most) return Problem.Conflict("table-filters-many", SavedFilter.Most);
        var filter = new SavedFilter(Guid.CreateVersion7(now), me, IdeaText.Line(input.Name!), query, now);
        db.SavedFilters.Add(filter);
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return new FilterLine(filter.Id, filter.Name, filter.Query);
    }

    public async Task<Result<Done>> RenameAsync(Guid id, string? name, Viewer viewer, CancellationToken ct)
    {
        if (Wrong(name) is { } wrong) return wrong;
        var line = IdeaText.Line(name!);
        await using var write = await writes.BeginAsync(db, ct);
        if (await Mine(viewer).Where(f => f.Id == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.Name, line), ct) == 0) return Problem.NotFound();
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        DateTimeOffset? now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        if (await Mine(viewer).Where(f => f.Id == id).ExecuteUpdateAsync(f => f.SetProperty(x => x.RemovedAt, now), ct) == 0) return Problem.NotFound();
        await write.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RestoreAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        if (await Mine(viewer).CountAsync(ct) >= SavedFilter.Most) return Problem.Conflict("table-filters-many", SavedFilter.Most);
        var back = await db.SavedFilters.Where(f => f.Id == id && f.MemberId == me && f.RemovedAt != null).ExecuteUpdateAsync(f => f.SetProperty(x => x.RemovedAt, (DateTimeOffset?)null), ct);
        if (back == 0) return Problem.NotFound();
        await write.CommitAsync(ct);
        return default(Done);
    }

    /// <summary>The filter a query of the table's address means.</summary>
    public static IdeasFilter FilterOf(string? query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        return IdeasFilter.Of(name => parts.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null);
    }

    private IQueryable<SavedFilter> Mine(Viewer viewer)
    {
        var me = viewer.MemberId;
        return db.SavedFilters.Where(f => f.MemberId == me && f.RemovedAt == null);
    }

    private static Problem? Wrong(string? name) =>
        string.IsNullOrWhiteSpace(name) || IdeaText.Line(name).Length > SavedFilter.LongestName ? Problem.Invalid("Name", "table-filter-name", SavedFilter.LongestName) : null;
}
