using System.ComponentModel;
using Herberge.Foundation.Access;
using Herberge.Foundation.Accounts;
using Herberge.Foundation.Api;
using Herberge.Foundation.Search;

namespace Herberge.Spaces.Api;

/// <param name="Url">Where it stands in the house, for people.</param>
/// <param name="Excerpt">The place with the most words searched for.</param>
/// <param name="Number">Of a post in its thread.</param>
public sealed record FoundItem(
    SearchKind Kind, Guid Id, string Url, string Title, string Excerpt, int? Number, string? SpaceSlug, string? SpaceName,
    string? AuthorHandle, string? Author, DateTimeOffset At);

/// <summary>Search with the filters of the search page.</summary>
internal static class SearchApi
{
    private const int ExcerptLength = 240;

    public static void MapSearchApi(this IEndpointRouteBuilder app) => app.MapApi("Search").MapGet("/search", SearchAsync)
        .Operation(TokenScopes.Read, "search", "Searches everything you may read, in all German and English word forms").Produces<Page<FoundItem>>();

    private static async Task<IResult> SearchAsync(
        [Description("Words; \"a phrase\", -without, begin*")] string? q,
        [Description("Address of a space")] string? space,
        [Description("Handle of who wrote it")] string? author,
        [Description("Only this kind of thing")] Word<SearchKind>? kind,
        [Description("Only threads of this kind; words may be left out then")] Word<ThreadKind>? type,
        [Description("Only threads with this tag or another word for it; words may be left out then")] string? tag,
        [Description("Not older than")] Word<SearchPeriod>? since,
        [Description("Order; best when left out")] Word<SearchOrder>? sort,
        [Description("The value next gave; a page holds 20")] string? after,
        SearchEverything search, Viewer viewer, Reply reply, CancellationToken ct)
    {
        var key = $"search.{sort?.Value}";
        var from = Cursor.Open(key, after);
        if (!from.Succeeded) return reply.Refuse(from.Problem);
        var found = await search.HandleAsync(new SearchInput(q, space, author, kind?.Value, since?.Value ?? SearchPeriod.Any, sort?.Value ?? SearchOrder.Best, from.Value.Key, type?.Value, tag), viewer, ct);
        return TypedResults.Ok(new Page<FoundItem>([.. found.Items.Select(hit => Item(hit, found.Terms))], Cursor.Wrap(key, found.Next)));
    }

    private static FoundItem Item(Found hit, SearchTerms terms) => new(
        hit.Kind, hit.Id, hit.Href, hit.Title, string.Concat(Excerpt.Around(hit.Text, terms, ExcerptLength).Select(part => part.Text)), hit.Number,
        hit.SpaceSlug, hit.SpaceName, hit.AuthorHandle, hit.AuthorName, hit.At);
}
