namespace Herberge.Spaces.Rulebook.RulebookPages;

internal static class RulebookLook
{
    public static string IconOf(RuleKind kind) => kind switch
    {
        RuleKind.Guideline => "book",
        RuleKind.Escalation => "alert-triangle",
        _ => "messages",
    };
}
