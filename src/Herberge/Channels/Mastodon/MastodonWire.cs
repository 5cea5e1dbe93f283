using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Herberge.Foundation.Outward;

namespace Herberge.Channels.Mastodon;

/// <summary>A client, as POST /api/v1/apps makes it.</summary>
internal sealed record MastodonApp(string? ClientId, string? ClientSecret);

internal sealed record MastodonToken(string? AccessToken);

internal sealed record MastodonAccount(string? Id, string? Acct, string? Url);

/// <summary>The part of GET /api/v2/instance that bounds what may be written.</summary>
internal sealed record MastodonInstance(MastodonConfiguration? Configuration);

internal sealed record MastodonConfiguration(MastodonStatusLimits? Statuses, MastodonMediaLimits? MediaAttachments);

internal sealed record MastodonStatusLimits(int? MaxCharacters, int? MaxMediaAttachments, int? CharactersReservedPerUrl);

internal sealed record MastodonMediaLimits(int? DescriptionLimit);

internal sealed record MastodonMedia(string? Id, string? Url);

internal sealed record MastodonStatus(string? Id, string? Url, string? Uri, int RepliesCount, int ReblogsCount, int FavouritesCount, string? Content = null, string? Visibility = null, DateTimeOffset? CreatedAt = null, MastodonAccount? Account = null);

/// <summary>What GET /api/v2/search finds.</summary>
internal sealed record MastodonFound(IReadOnlyList<MastodonStatus>? Statuses);

/// <summary>What stands around a status: GET /api/v1/statuses/:id/context.</summary>
internal sealed record MastodonContext(IReadOnlyList<MastodonStatus>? Descendants);

internal sealed record NewStatus(string Status, IReadOnlyList<string>? MediaIds, string? Language, string Visibility, string? InReplyToId = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(MastodonApp))]
[JsonSerializable(typeof(MastodonToken))]
[JsonSerializable(typeof(MastodonAccount))]
[JsonSerializable(typeof(MastodonInstance))]
[JsonSerializable(typeof(MastodonMedia))]
[JsonSerializable(typeof(MastodonStatus))]
[JsonSerializable(typeof(MastodonFound))]
[JsonSerializable(typeof(MastodonContext))]
[JsonSerializable(typeof(NewStatus))]
internal sealed partial class MastodonWire : JsonSerializerContext
{
    /// <summary>Null where it is something else.</summary>
    public static T? Read<T>(Sent sent, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return sent.Succeeded ? JsonSerializer.Deserialize(sent.Body, type) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
