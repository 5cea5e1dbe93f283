using System.Text.Json.Serialization;

namespace Herberge.Spaces.Imports.Slack;

/// <summary>The parts of Slack's export we read; it holds much more.</summary>
internal sealed record SlackUser(string? Id, string? Name, string? RealName, bool IsBot, SlackProfile? Profile)
{
    public string DisplayName => new[] { Profile?.RealName, RealName, Profile?.DisplayName, Name, Id }.First(n => !string.IsNullOrWhiteSpace(n)) ?? "?";
}

internal sealed record SlackProfile(string? RealName, string? DisplayName, string? Email);

/// <summary>A channel, a private channel, a direct or a group message: all four lists have this shape.</summary>
internal sealed record SlackChannel(
    string? Id, string? Name, long Created, string? Creator, bool IsArchived, IReadOnlyList<string>? Members, SlackNote? Topic, SlackNote? Purpose);

internal sealed record SlackNote(string? Value);

internal sealed record SlackMessage(
    string? Type, string? Subtype, string? User, string? BotId, string? Text, string? Ts, string? ThreadTs, SlackEdit? Edited,
    SlackProfile? UserProfile, IReadOnlyList<SlackReaction>? Reactions, IReadOnlyList<SlackFile>? Files, IReadOnlyList<SlackAttachment>? Attachments);

internal sealed record SlackEdit(string? Ts);

internal sealed record SlackReaction(string? Name, IReadOnlyList<string>? Users);

internal sealed record SlackFile(string? Name, string? Title, string? UrlPrivate, string? Permalink);

internal sealed record SlackAttachment(string? Fallback, string? Text);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(List<SlackUser>))]
[JsonSerializable(typeof(List<SlackChannel>))]
[JsonSerializable(typeof(List<SlackMessage>))]
internal sealed partial class SlackJson : JsonSerializerContext;
