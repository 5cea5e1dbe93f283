using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Notices.Ending;

/// <summary>Says exactly what a link ends.</summary>
internal static class EndingWords
{
    /// <summary>On the link itself.</summary>
    public static string Short(IStringLocalizer<SpacesWords> words, IStringLocalizer<NoticesWords> own, IReadOnlyList<NotificationKind> kinds, string? space) => space is null
        ? own["off-short", Kinds(words, kinds)]
        : own["off-short-in", Kinds(words, kinds), space];

    /// <summary>On the page it leads to.</summary>
    public static string Long(IStringLocalizer<SpacesWords> words, IStringLocalizer<NoticesWords> own, EndingView view) => (view.Digest, view.Space) switch
    {
        ( > NoticePace.Never, _) => own[$"off-digest-{view.Digest}"],
        (_, null) => own["off-kinds", Kinds(words, view.Kinds)],
        (_, { } space) => own["off-kinds-in", Kinds(words, view.Kinds), space],
    };

    private static string Kinds(IStringLocalizer<SpacesWords> words, IReadOnlyList<NotificationKind> kinds) => string.Join(", ", kinds.Select(kind => words[$"mail-{kind}"].Value));
}
