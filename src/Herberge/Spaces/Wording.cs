using Microsoft.Extensions.Localization;

namespace Herberge.Spaces;

/// <summary>How the room's kinds and numbers are called.</summary>
internal static class Wording
{
    public static string Kind(this IStringLocalizer<SpacesWords> words, SpaceKind kind) => kind switch
    {
        SpaceKind.Open => words["kind-open"],
        SpaceKind.Restricted => words["kind-restricted"],
        _ => words["kind-private"],
    };

    public static string Icon(SpaceKind kind) => kind switch
    {
        SpaceKind.Open => "world",
        SpaceKind.Restricted => "hand-stop",
        _ => "lock",
    };

    /// <summary>“1 Mitglied”, “148 Mitglieder”.</summary>
    public static string Members(this IStringLocalizer<SpacesWords> words, int count, string number) =>
        count == 1 ? words["member-one"] : words["member-many", number];
}
