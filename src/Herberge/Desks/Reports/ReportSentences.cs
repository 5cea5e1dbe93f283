using Herberge.Activation.Ladder;
using Herberge.Channels.Calendar;
using Herberge.Desks.Items;
using Herberge.Desks.Morning;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Desks.Reports;

/// <summary>Figures of the desk as sentences, on the page of the week and in mails.</summary>
internal sealed class ReportSentences(IStringLocalizer<DesksWords> words, Format format)
{
    public IEnumerable<ReportLine> Numbers(NumbersView numbers)
    {
        if (numbers.IsEmpty) yield return new ReportLine(words["week-no-figures"]);
        if (numbers.Openness is { } openness) yield return new ReportLine(Openness(openness), "/silos");
        if (numbers.Answer is { } answer)
        {
            yield return new ReportLine(answer.Before is { } before ? words["week-answer-change", format.Number(answer.Now, 1), SeeNumbers.WeeksBack, format.Number(before, 1)] : words["week-answer", format.Number(answer.Now, 1)], SeeLadder.Address);
        }

        if (numbers.Ladder is { } ladder)
        {
            yield return new ReportLine(ladder.Before is { } before ? words["week-ladder-change", format.Number(ladder.Now), SeeNumbers.WeeksBack, format.Number(before)] : words["week-ladder", format.Number(ladder.Now)], SeeLadder.Address);
        }
    }

    public ReportLine Waiting(DeskCounts counts) => new(
        counts.React + counts.Newcomers == 0 ? words["week-waits-none"] : words["week-waits-some", format.Number(counts.Threads), format.Number(counts.Flags + counts.Held), format.Number(counts.Newcomers)], DesksRoom.Address);

    /// <summary>How much of what, and each with its day.</summary>
    public IEnumerable<ReportLine> Entries(IReadOnlyList<CalendarEntry> entries) => entries.Count == 0
        ? []
        : entries.Select(entry => new ReportLine($"{When(entry)}: {entry.Title} ({words[$"week-kind-{entry.Kind}"]})", entry.Href)).Prepend(new ReportLine(Sum(entries)));

    public string When(CalendarEntry entry) => entry.At is { } at ? format.Moment(at) : format.Day(entry.Day);

    public string Sum(IReadOnlyList<CalendarEntry> entries) => string.Join(", ", entries.GroupBy(e => e.Kind).OrderBy(g => g.Key)
        .Select(g => g.Count() == 1 ? words[$"week-one-{g.Key}"].Value : words[$"week-many-{g.Key}", format.Number(g.Count())].Value)) + ".";

    /// <summary>The figure with its band, and what it was before; a change that could be chance is said to be that.</summary>
    private string Openness(OpennessNumber number)
    {
        var now = number is { Low: { } low, High: { } high } ? words["week-openness-band", format.Number(number.Now, 2), format.Number(low, 2), format.Number(high, 2)] : words["week-openness", format.Number(number.Now, 2)];
        return number.Before is not { } before ? now
            : $"{now} {words[number.ChangeIsSure ? number.Now >= before ? "week-openness-rose" : "week-openness-fell" : "week-openness-same", format.Number(before, 2), number.Days]}";
    }
}
