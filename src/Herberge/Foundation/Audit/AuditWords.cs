using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Herberge.Foundation.Audit;

/// <summary>
/// Marker of the sentences of the audit log, one for each code: {0} is who acted, {1} the subject, {2} the detail, {3} the
/// person the subject or detail names; {4} and on are the parts of a detail that lists several, numbers as the reader writes
/// them.
/// </summary>
internal sealed class AuditWords;

internal static class AuditSentences
{
    /// <summary>Between the parts of a detail that lists several.</summary>
    public const char Parting = ';';

    public static string Sentence(this IStringLocalizer<AuditWords> words, string action, string actor, string subject, string detail, string person)
    {
        var sentence = words[action, [actor, subject, detail, person, .. detail.Split(Parting).Select(Part)]];
        return sentence.ResourceNotFound ? $"{actor}: {action} {subject} {detail}".TrimEnd() : sentence.Value;
    }

    private static object Part(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : text;
}
