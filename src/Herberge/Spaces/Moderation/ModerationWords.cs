using Herberge.Spaces.Moderation.Held;
using Herberge.Spaces.Moderation.Measures;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Moderation;

/// <summary>Marker of the words on moderation, house rules and guests.</summary>
internal sealed class ModerationWords;

internal static class ModerationSentences
{
    /// <summary>The reasons a person may choose.</summary>
    public static IReadOnlyList<Reason> Reasons { get; } = [Reason.Tone, Reason.OffTopic, Reason.Advertising, Reason.Private, Reason.Unlawful, Reason.Rules, Reason.Other];

    public static string Of(this IStringLocalizer<ModerationWords> words, Reason reason) => words[$"reason-{reason}"];

    public static string Of(this IStringLocalizer<ModerationWords> words, HeldWhy why) => words[$"held-{why}"];

    public static string Of(this IStringLocalizer<ModerationWords> words, MeasureKind kind) => words[$"measure-{kind}"];

    public static string Of(this IStringLocalizer<ModerationWords> words, DeedKind kind) => words[$"deed-{kind}"];
}
