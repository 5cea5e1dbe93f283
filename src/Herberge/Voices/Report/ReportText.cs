using Herberge.Shell;
using Herberge.Voices.Needs;
using Herberge.Voices.VoicesPages;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Report;

/// <summary>The report's sentences, each made of its figures: on the page, on paper and in the mail the same. What is not certain is said to be so.</summary>
internal sealed class ReportText(VoicesReport report, IStringLocalizer<ReportWords> words, IStringLocalizer<VoicesWords> room, Format format)
{
    /// <summary>Sections with what stands in them; one without sentences is left out.</summary>
    public IEnumerable<(string Heading, IReadOnlyList<string> Sentences)> Sections() =>
        new[] { ("heard", Heard()), ("moved", Moved()), ("needs", Needs()), ("followed", Followed()), ("told", Told()) }
            .Select(part => (words[$"part-{part.Item1}"].Value, (IReadOnlyList<string>)[.. part.Item2]));

    public string Month => MonthName(report.Month);

    public string MonthName(DateOnly month) => words["month", words[$"month-{month.Month}"], month.Year.ToString(System.Globalization.CultureInfo.InvariantCulture)];

    public IEnumerable<string> Heard()
    {
        if (report.Heard.Voices == 0)
        {
            yield return words["heard-none"];
            yield break;
        }

        yield return report.Heard.Voices == 1 ? words["heard-one"] : words["heard", N(report.Heard.Voices), Customers(report.Heard.Customers), Segments(report.Heard.Segments)];
        if (report.HeardBefore.Voices == 0) yield return words["heard-before-none"];
        else yield return words[(report.Heard.Voices - report.HeardBefore.Voices) switch { 0 => "heard-same", 1 => "heard-more-one", -1 => "heard-fewer-one", > 0 => "heard-more", _ => "heard-fewer" },
            N(Math.Abs(report.Heard.Voices - report.HeardBefore.Voices)), N(report.HeardBefore.Voices)];
        if (report.Coded < report.Heard.Voices) yield return words["heard-coded", N(report.Coded), N(report.Heard.Voices)];
        if (!report.IsOver) yield return words["heard-running"];
    }

    public IEnumerable<string> Moved()
    {
        if (report.Compared == 0)
        {
            yield return words["moved-too-few"];
            yield break;
        }

        if (report.Moved.Count == 0) yield return words["moved-none", N(report.Compared)];
        foreach (var code in report.Moved)
        {
            yield return words[code.Change.Value > 0 ? "moved-up" : "moved-down", code.Code.Name, format.Percent(code.Before.Value), format.Percent(code.Share.Value),
                Points(code.Change.Value), Points(code.Change.Low), Points(code.Change.High)];
        }

        if (report.Moved.Count > 0) yield return words["moved-chance", N(report.Compared), format.Number(report.Compared * 0.1, 1)];
    }

    public IEnumerable<string> Needs()
    {
        if (report.Needs.Count == 0) yield return words["needs-none"];
        foreach (var need in report.Needs)
        {
            yield return words["need", need.Card.Label, need.Card.When, need.Card.Want, need.Card.So];
            yield return words[need.New switch { 0 => "need-behind-old", 1 => "need-behind-one", _ => "need-behind" }, NeedWords.Weight(need.Card.For, room, format), N(need.New), need.Card.Importance, need.Card.Satisfaction];
            if (need.Quote is { } quote) yield return Quote(quote);
        }
    }

    public string Quote(ReportQuote quote) => words[quote.Segment is null ? "quote" : "quote-segment", Snippet.Of(quote.Text, room), room[$"channel-{quote.Channel}"], quote.Segment ?? ""];

    public IEnumerable<string> Followed()
    {
        if (report.Followed.Count == 0) yield return words["followed-none"];
        foreach (var need in report.Followed) yield return Became(need);
    }

    public string Became(NeedCard need) => words[$"became-{need.Status}", need.Label, need.Want];

    public IEnumerable<string> Told()
    {
        if (report.Told.Count == 0) yield return words["told-nobody"];
        foreach (var told in report.Told) yield return words[told.People == 1 ? "told-one" : "told", told.Label, told.Want, N(told.People), room[$"channel-{told.Channel}"]];
        foreach (var need in report.Waiting) yield return words[need.ToTell == 1 ? "told-waits-one" : "told-waits", need.Label, need.ToTell];
    }

    private string N(int number) => format.Number(number);

    private string Points(double change) => format.Signed(change * 100, 0);

    private string Customers(int number) => room[number == 1 ? "customers-one" : "customers-n", N(number)];

    private string Segments(int number) => words[number == 1 ? "of-segment" : "of-segments", N(number)];
}
