using System.Text.Json.Serialization;

namespace Herberge.Spaces.Imports.Mattermost;

/// <summary>A line of Mattermost's bulk export: the parts we read; it holds more.</summary>
internal sealed record MattermostLine(
    string? Type, int? Version, MattermostTeam? Team, MattermostChannel? Channel, MattermostUser? User, MattermostBot? Bot, MattermostPost? Post,
    MattermostDirectChannel? DirectChannel, MattermostPost? DirectPost);

internal sealed record MattermostTeam(string? Name, string? DisplayName);

/// <param name="Type"><c>O</c> for open, <c>P</c> for private.</param>
/// <param name="DeletedAt">Milliseconds since 1970; when it was archived.</param>
internal sealed record MattermostChannel(string? Team, string? Name, string? DisplayName, string? Type, string? Header, string? Purpose, long? DeletedAt);

internal sealed record MattermostUser(string? Username, string? Email, string? Nickname, string? FirstName, string? LastName, IReadOnlyList<MattermostMembership>? Teams);

internal sealed record MattermostMembership(string? Name, IReadOnlyList<MattermostChannelMembership>? Channels);

internal sealed record MattermostChannelMembership(string? Name);

internal sealed record MattermostBot(string? Username);

/// <param name="Members">As older servers write them.</param>
internal sealed record MattermostDirectChannel(IReadOnlyList<string>? Members, IReadOnlyList<MattermostParticipant>? Participants);

internal sealed record MattermostParticipant(string? Username);

/// <summary>A post, a reply or a direct message.</summary>
/// <param name="Type">Empty for what people say; <c>system_…</c> for what the server says.</param>
internal sealed record MattermostPost(
    string? Team, string? Channel, IReadOnlyList<string>? ChannelMembers, string? User, string? Type, string? Message, long CreateAt, long? EditAt,
    IReadOnlyList<MattermostReaction>? Reactions, IReadOnlyList<MattermostPost>? Replies, IReadOnlyList<MattermostAttachment>? Attachments);

internal sealed record MattermostReaction(string? User, string? EmojiName, long? CreateAt);

internal sealed record MattermostAttachment(string? Path);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(MattermostLine))]
internal sealed partial class MattermostJson : JsonSerializerContext;
