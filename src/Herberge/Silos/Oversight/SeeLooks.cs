using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Silos.Oversight;

/// <summary>A look at analysis.</summary>
/// <param name="Name">Null for the command line.</param>
public sealed record LookView(long Id, string? Name, string What, DateTimeOffset At);

/// <summary>A page of looks, newest first.</summary>
public sealed record LooksView(IReadOnlyList<LookView> Items);

/// <summary>Who looked at which figures when, for the works council alone.</summary>
internal sealed class SeeLooks(HouseDb db)
{
    public const int PageSize = 50;

    /// <summary>How often analyses were looked at, for both sides; who looked is the works council's to read.</summary>
    public async Task<int?> CountAsync(DateTimeOffset from, DateTimeOffset until, Viewer viewer, CancellationToken ct) =>
        viewer.MaySeeSilos ? await db.Looks.CountAsync(l => l.At >= from && l.At < until, ct) : null;

    /// <param name="before">The last look of the page before; null for the newest.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<Result<LooksView>> HandleAsync(long? before, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsWorksCouncil) return Problem.Forbidden("silos-looks-for-council");
        var last = before ?? long.MaxValue;
        var looks = await (
            from look in db.Looks.AsNoTracking()
            where look.Id < last
            orderby look.Id descending
            join member in db.Set<Member>() on look.MemberId equals (Guid?)member.Id into members
            from member in members.DefaultIfEmpty()
            select new { look.Id, Name = member == null ? null : member.Name, look.What, look.At }).Take(PageSize).ToListAsync(ct);
        return new LooksView([.. looks.Select(look => new LookView(look.Id, look.Name, look.What, look.At))]);
    }
}
