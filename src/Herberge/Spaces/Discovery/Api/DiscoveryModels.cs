using System.Text.Json.Serialization;
using Herberge.Foundation.Api;

namespace Herberge.Spaces.Discovery.Api;

/// <param name="RemindOn">The day to be reminded; none when left out.</param>
public sealed record BookmarkBody(string? Note = null, DateOnly? RemindOn = null);

/// <param name="Query">Of the search page's address: <c>q=lager&amp;type=question</c>.</param>
/// <param name="Alerts">Whether the bell tells of new finds, once a day at most.</param>
public sealed record SavedSearchBody(string? Name, string? Query, bool Alerts = true);

public sealed record SavedSearchMade(Guid Id);

/// <param name="Tags">All of them; what is left out is taken away.</param>
public sealed record TagsBody(IReadOnlyList<string>? Tags);

/// <param name="Slug">Address of the second space.</param>
public sealed record SecondSpaceBody(string? Slug);

[JsonSerializable(typeof(BookmarkBody))]
[JsonSerializable(typeof(Page<BookmarkLine>))]
[JsonSerializable(typeof(SavedSearchBody))]
[JsonSerializable(typeof(SavedSearchMade))]
[JsonSerializable(typeof(Page<SavedSearchLine>))]
[JsonSerializable(typeof(TagsBody))]
[JsonSerializable(typeof(Page<TagLine>))]
[JsonSerializable(typeof(Page<string>))]
[JsonSerializable(typeof(SecondSpaceBody))]
internal sealed partial class DiscoveryJson : JsonSerializerContext;
