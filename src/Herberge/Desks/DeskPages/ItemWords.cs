using Herberge.Desks.Items;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Desks.DeskPages;

/// <summary>How things on a desk are called.</summary>
internal static class ItemWords
{
    private static readonly TimeSpan Late = TimeSpan.FromDays(1);

    public static string Icon(this Desk desk) => desk switch { Desk.Host => "bell-ringing", Desk.Community => "quote", _ => "speakerphone" };

    public static string Icon(this DeskItem item) => item.Key.Kind switch
    {
        DeskKind.Thread => item.Asks ? "help-circle" : "messages",
        DeskKind.Flag => "flag",
        DeskKind.Held => "hourglass",
        DeskKind.Alert or DeskKind.Incident => "alert-triangle",
        DeskKind.Mention => "ear",
        DeskKind.Approval => "check",
        DeskKind.Reply => "messages",
        DeskKind.Report => "flag",
        DeskKind.Newcomer => "hand-stop",
        DeskKind.IdeaAnswer => "bulb",
        DeskKind.IdeaDecision => "gavel",
        _ => "speakerphone",
    };

    /// <summary>Somebody has waited for more than a day, or a promise is broken.</summary>
    public static bool IsLate(this DeskItem item, DateTimeOffset now, DateOnly today) => item.Due is { } due ? due < today : item.Key.Kind != DeskKind.Newcomer && now - item.Since > Late;

    extension(IStringLocalizer<DesksWords> words)
    {
        public string Title(DeskItem item) => item.Key.Kind switch
        {
            DeskKind.Thread => item.Title,
            DeskKind.Flag => words["item-flag", item.Title],
            DeskKind.Held => item.Title.Length > 0 ? words["item-held", item.Title] : words["item-held-answer"],
            DeskKind.Alert => words["item-alert", item.Title],
            DeskKind.Incident => words["item-incident", item.Title],
            DeskKind.Mention => words[item.Asks ? "item-spike" : "item-mention", item.Title],
            DeskKind.Approval => words["item-approval", item.Title],
            DeskKind.Reply => words["item-reply", item.Title],
            DeskKind.Report => words["item-report", item.Title],
            DeskKind.Newcomer => words["item-new", item.Title],
            DeskKind.IdeaAnswer => words["item-idea-answer", item.Title],
            DeskKind.IdeaDecision => words["item-idea-decision", item.Title],
            _ => words["item-telling", item.Title],
        };

        public string Waits(DeskItem item, Format format, DateOnly today) => item.Due switch
        {
            null => format.Since(item.Since),
            { } due when due == today => words["due-today"],
            { } due when due < today => words[today.DayNumber - due.DayNumber == 1 ? "due-late-one" : "due-late", today.DayNumber - due.DayNumber],
            { } due => words["due-until", format.Date(due)],
        };

        /// <summary>The verb of its first button.</summary>
        public string Verb(DeskItem item) => words[item.Key.Kind switch
        {
            DeskKind.Thread or DeskKind.IdeaAnswer => "do-answer",
            DeskKind.Newcomer => "do-greet",
            DeskKind.IdeaDecision => "do-decide",
            DeskKind.Telling => "do-tell",
            _ => "do-check",
        }];
    }
}
