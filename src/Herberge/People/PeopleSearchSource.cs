using System.Runtime.CompilerServices;
using Herberge.Foundation.Search;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People;

/// <summary>Everybody, those who left included; search shows only who is there.</summary>
internal sealed class PeopleSearchSource(HouseDb db) : ISearchSource
{
    public async Task<SearchGap> CompareAsync(CancellationToken ct) => new(
        await db.Members.LongCountAsync(m => m.State == MemberState.Active && !db.SearchRows.Any(r => r.Kind == SearchKind.Member && r.Id == m.Id), ct),
        await db.SearchRows.LongCountAsync(r => r.Kind == SearchKind.Member && !db.Set<Member>().Any(m => m.Id == r.Id), ct));

    public async IAsyncEnumerable<SearchDocument> DocumentsAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var member in await db.Members.AsNoTracking().ToListAsync(ct)) yield return MemberDocument.Of(member);
    }
}
