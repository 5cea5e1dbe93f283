using System.Globalization;
using Herberge.Foundation.Search;
using Microsoft.AspNetCore.WebUtilities;

namespace Herberge.Spaces.Discovery;

/// <summary>A search as the query of the search page's address, and back.</summary>
internal static class SearchAddress
{
    /// <summary>What an address asks for; what it carries beside that is dropped.</summary>
    public static SearchInput Read(string? query)
    {
        var parts = QueryHelpers.ParseQuery(query);
        return new SearchInput(One("q"), One("space"), One("by"), Word<SearchKind>(One("kind")), Word<SearchPeriod>(One("since")) ?? SearchPeriod.Any,
            Word<SearchOrder>(One("sort")) ?? SearchOrder.Best, null, Word<ThreadKind>(One("type")), One("tag"));

        string? One(string name) => parts.TryGetValue(name, out var values) && values.Count > 0 && !string.IsNullOrWhiteSpace(values[0]) ? values[0]!.Trim() : null;
    }

    public static string Write(SearchInput input, string? after = null)
    {
        var parts = new List<string>();
        Add("q", input.Words);
        Add("space", input.Space);
        Add("by", input.Author);
        Add("kind", input.Kind?.ToString());
        Add("type", input.Type?.ToString());
        Add("tag", input.Tag);
        Add("since", input.Period == SearchPeriod.Any ? null : input.Period.ToString());
        Add("sort", input.Order == SearchOrder.Best ? null : input.Order.ToString());
        Add("after", after);
        return string.Join('&', parts);

        void Add(string name, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) parts.Add(string.Create(CultureInfo.InvariantCulture, $"{name}={Uri.EscapeDataString(value.Trim())}"));
        }
    }

    private static T? Word<T>(string? text)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
