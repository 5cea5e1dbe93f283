using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.People.Accounts;
using Herberge.Shell;
using Microsoft.Extensions.Localization;

namespace Herberge.Voices.Report;

/// <summary>The report as a mail, in its reader's language: the page's sentences, and how to get it no more.</summary>
internal sealed class ReportMail(
    House house, HouseAddress address, TimeProvider clock, IStringLocalizer<ReportWords> words, IStringLocalizer<VoicesWords> room, IStringLocalizer<ShellWords> shell)
{
    public MailMessage Write(VoicesReport report, string to, string name, string language)
    {
        using var scope = new LanguageScope(language == "de");
        var format = new Format(shell, house.TimeZone, clock, CultureInfo.CurrentUICulture);
        var text = new ReportText(report, words, room, format);
        var subject = words["mail-subject", text.Month, house.Name];
        var page = string.Create(CultureInfo.InvariantCulture, $"{address.Value}/voices/report?month={report.Month:yyyy-MM}");
        var sections = text.Sections().Where(section => section.Sentences.Count > 0).ToList();
        var end = new[] { words["mail-open", page].Value, words["mail-why", house.Name, $"{address.Value}/voices/report#mail"].Value };

        var plain = new StringBuilder().Append(words["mail-hello", name]).Append("\n\n").Append(words["mail-lead", text.Month]).Append('\n');
        foreach (var (heading, sentences) in sections) plain.Append('\n').Append(heading).Append('\n').AppendJoin('\n', sentences).Append('\n');
        plain.Append('\n').AppendJoin("\n\n", end).Append('\n');

        var html = new StringBuilder("<!DOCTYPE html><html lang=\"").Append(language).Append("\"><body><p>").Append(Html(words["mail-hello", name])).Append("</p><p>").Append(Html(words["mail-lead", text.Month])).Append("</p>");
        foreach (var (heading, sentences) in sections)
        {
            html.Append("<h2>").Append(Html(heading)).Append("</h2>");
            foreach (var sentence in sentences) html.Append("<p>").Append(Html(sentence)).Append("</p>");
        }

        html.Append("<hr><p><a href=\"").Append(Html(page)).Append("\">").Append(Html(words["mail-open-link"])).Append("</a></p><p>").Append(Html(end[1])).Append("</p></body></html>");
        return new MailMessage(to, name, OneLine(subject), plain.ToString(), html.ToString());
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>A house's name never carries a line break into a mail's header.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
