using System.Text.Json.Serialization;

namespace Herberge.Voices.Mastodon;

/// <summary>A post as Mastodon's API tells it (docs.joinmastodon.org/entities/Status), as far as it concerns us.</summary>
internal sealed record Status(
    string? Id, string? Uri, string? Url, [property: JsonPropertyName("created_at")] DateTimeOffset? CreatedAt, string? Content, string? Visibility, bool Sensitive,
    [property: JsonPropertyName("spoiler_text")] string? SpoilerText, string? Language, StatusAccount? Account,
    [property: JsonPropertyName("reblog")] Status? Boosted);

/// <param name="Note">What people write about themselves.</param>
/// <param name="Indexable">False where they don't want their public posts to be searched.</param>
/// <param name="Noindex">True where they don't want to be found by search engines.</param>
internal sealed record StatusAccount(string? Uri, string? Url, string? Acct, string? Note, bool? Indexable, bool? Noindex, bool Bot, IReadOnlyList<AccountField>? Fields, IReadOnlyList<AccountTag>? Tags);

internal sealed record AccountField(string? Name, string? Value);

internal sealed record AccountTag(string? Name);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<Status>))]
internal sealed partial class MastodonJson : JsonSerializerContext;
