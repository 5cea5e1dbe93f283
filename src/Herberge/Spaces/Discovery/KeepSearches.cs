using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Discovery;

/// <param name="Query">Of the search page's address.</param>
/// <param name="Alerts">The bell tells of new finds, once a day at most.</param>
public sealed record SaveSearchInput(string? Name, string? Query, bool Alerts);

/// <param name="New">Found since it was last told or opened, of what may be read now; at most <see cref="KeepSearches.MostNew"/>.</param>
public sealed record SavedSearchLine(Guid Id, string Name, string Query, bool Alerts, int New);

/// <summary>A member's saved searches, with what is new in each. They belong to that member alone.</summary>
internal sealed class KeepSearches(HouseDb db, WriteTransactions writes, SearchEverything search, TimeProvider clock)
{
    public const int MostNew = 99;

    public async Task<IReadOnlyList<SavedSearchLine>> ListAsync(Viewer viewer, CancellationToken ct)
    {
        var lines = new List<SavedSearchLine>();
        foreach (var saved in await Mine(viewer).AsNoTracking().OrderBy(s => s.Name).ThenBy(s => s.Id).ToListAsync(ct))
        {
            var found = await search.SinceAsync(SearchAddress.Read(saved.Query), saved.SeenKey, viewer, MostNew, ct);
            lines.Add(new SavedSearchLine(saved.Id, saved.Name, saved.Query, saved.Alerts, found.Count));
        }

        return lines;
    }

    public async Task<Result<Guid>> SaveAsync(SaveSearchInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        var asked = SearchAddress.Read(input.Query);
        var query = SearchAddress.Write(asked);
        var name = string.IsNullOrWhiteSpace(input.Name) ? asked.Words ?? asked.Tag ?? "" : input.Name.Trim();
        if (name.Length is 0 or > SavedSearch.LongestName) return Problem.Invalid(nameof(input.Name), "search-name", SavedSearch.LongestName);
        if (!asked.IsAsked || query.Length > SavedSearch.LongestQuery) return Problem.Invalid(nameof(input.Query), "search-empty");
        var (me, now) = (viewer.MemberId, clock.GetUtcNow());
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await Mine(viewer).CountAsync(ct) >= SavedSearch.Most) return Problem.Conflict("searches-many", SavedSearch.Most);
        var saved = new SavedSearch(Guid.CreateVersion7(now), me, name, query, input.Alerts, SearchRow.KeyOf(now, Guid.Empty), now);
        db.SavedSearches.Add(saved);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return saved.Id;
    }

    /// <returns>The query to be shown: opening it makes all of it old.</returns>
    public async Task<Result<string>> OpenAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        var now = SearchRow.KeyOf(clock.GetUtcNow(), Guid.Empty);
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await Mine(viewer).Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.SeenKey, now), ct) == 0) return Problem.NotFound();
        await transaction.CommitAsync(ct);
        return await Mine(viewer).Where(s => s.Id == id).Select(s => s.Query).SingleAsync(ct);
    }

    public async Task<Result<Done>> AlertAsync(Guid id, bool wanted, Viewer viewer, CancellationToken ct)
    {
        var now = SearchRow.KeyOf(clock.GetUtcNow(), Guid.Empty);
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await Mine(viewer).Where(s => s.Id == id).ExecuteUpdateAsync(s => s.SetProperty(x => x.Alerts, wanted).SetProperty(x => x.SeenKey, x => wanted ? now : x.SeenKey), ct) == 0) return Problem.NotFound();
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    public async Task<Result<Done>> RemoveAsync(Guid id, Viewer viewer, CancellationToken ct)
    {
        await using var transaction = await writes.BeginAsync(db, ct);
        if (await Mine(viewer).Where(s => s.Id == id).ExecuteDeleteAsync(ct) == 0) return Problem.NotFound();
        await transaction.CommitAsync(ct);
        return default(Done);
    }

    private IQueryable<SavedSearch> Mine(Viewer viewer)
    {
        var me = viewer.MemberId;
        return db.SavedSearches.Where(s => s.MemberId == me);
    }
}
