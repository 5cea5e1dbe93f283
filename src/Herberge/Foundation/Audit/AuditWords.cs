using Microsoft.Extensions.Localization;

namespace Herberge.Foundation.Audit;

/// <summary>
/// Marker of the sentences of the audit log, one for each code: {0} is who acted, {1} the subject, {2} the detail, {3} the
/// person the subject or detail names.
/// </summary>
internal sealed class AuditWords;

internal static class AuditSentences
{
    public static string Sentence(this IStringLocalizer<AuditWords> words, string action, string actor, string subject, string detail, string person)
    {
        var sentence = words[action, actor, subject, detail, person];
        return sentence.ResourceNotFound ? $"{actor}: {action} {subject} {detail}".TrimEnd() : sentence.Value;
    }
}
