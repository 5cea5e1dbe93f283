using Microsoft.Extensions.Localization;

namespace Herberge.Foundation.Doctor;

/// <summary>Marker of the words of the doctor: each finding, and under its code with <c>-mend</c> what to do.</summary>
internal sealed class DoctorWords;

internal static class FindingSentences
{
    public static string Line(this IStringLocalizer<DoctorWords> words, Finding finding) => words[finding.Code, finding.Arguments];

    /// <summary>Null when all is well.</summary>
    public static string? Remedy(this IStringLocalizer<DoctorWords> words, Finding finding) =>
        finding.IsWell ? null : words[$"{finding.Code}-mend"].Value;
}
