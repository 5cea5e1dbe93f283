using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Herberge.Foundation.Access;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Quartz;

namespace Herberge.Desks.Reports;

/// <summary>Sends each report to its readers when its day comes, once whatever happens: mails and the note that they went are one transaction.</summary>
internal sealed class SendReports(
    HouseDb db, WriteTransactions writes, IDatabaseEngine engine, WriteReport write, IViewerSource viewers, MailOutbox outbox, House house, HouseAddress address, TimeProvider clock, IStringLocalizer<DesksWords> words)
{
    /// <returns>How many mails went out.</returns>
    public async Task<int> HandleAsync(CancellationToken ct)
    {
        var today = house.DayOf(clock.GetUtcNow());
        var mails = 0;
        foreach (var kind in Enum.GetValues<ReportKind>())
        {
            if (ReportSpan.DueOn(kind, today) is { } from && !await db.ReportsSent.AnyAsync(s => s.Kind == kind && s.From == from, ct)) mails += await SendAsync(kind, from, ct);
        }

        return mails;
    }

    private async Task<int> SendAsync(ReportKind kind, DateOnly from, CancellationToken ct)
    {
        var readers = await db.ReportReaders.AsNoTracking().Where(r => r.Kind == kind && r.EndedAt == null)
            .Join(db.Set<Member>().Where(m => m.State == MemberState.Active && m.PartnerId == null && m.Email != null), r => r.MemberId, m => m.Id, (r, m) => new { r.AddedBy, m.Name, m.Email, m.InterfaceLanguage }).ToListAsync(ct);
        var mails = new List<MailMessage>();
        foreach (var group in readers.GroupBy(r => (r.AddedBy, Language: r.InterfaceLanguage ?? house.Language)))
        {
            // Written with the eyes of who sends it on: what they may not see any more, nobody gets from them.
            if (await viewers.FindAsync(group.Key.AddedBy, ct) is not { } sender || await write.HandleAsync(kind, from, sender with { Language = group.Key.Language }, ct) is not { } report) continue;
            mails.AddRange(group.Select(reader => Mail(report, reader.Email!, reader.Name, group.Key.Language)));
        }

        await using var sending = await writes.BeginAsync(db, ct);
        db.ReportsSent.Add(new ReportSent(kind, from, clock.GetUtcNow()));
        foreach (var mail in mails) outbox.Enqueue(mail);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            // Another node was faster.
            db.ChangeTracker.Clear();
            return 0;
        }

        await sending.CommitAsync(ct);
        return mails.Count;
    }

    private MailMessage Mail(HouseReport report, string to, string name, string language)
    {
        using var scope = new LanguageScope(language == "de");
        var page = string.Create(CultureInfo.InvariantCulture, $"{address.Value}/desk/{ReportReaders.SlugOf(report.Kind)}?on={report.From:yyyy-MM-dd}");
        var end = $"{address.Value}/desk/{ReportReaders.SlugOf(report.Kind)}/mail";
        var plain = new StringBuilder().Append(words["report-mail-hello", name]).Append("\n\n").Append(report.Lead).Append('\n');
        var html = new StringBuilder("<!DOCTYPE html><html lang=\"").Append(language).Append("\"><body><p>").Append(Html(words["report-mail-hello", name])).Append("</p><p>").Append(Html(report.Lead)).Append("</p>");
        foreach (var part in report.Parts)
        {
            plain.Append('\n').Append(part.Heading).Append('\n').AppendJoin('\n', part.Lines.Select(line => line.Text)).Append('\n');
            html.Append("<h2>").Append(Html(part.Heading)).Append("</h2>");
            foreach (var line in part.Lines)
            {
                html.Append("<p>").Append(Html(line.Text));
                if (line.Href is { } href) html.Append(" <a href=\"").Append(Html(address.Value + href)).Append("\">").Append(Html(words["week-how"])).Append("</a>");
                html.Append("</p>");
            }
        }

        plain.Append('\n').Append(words["report-mail-page"]).Append(' ').Append(page).Append('\n').Append(words["report-mail-end"]).Append(' ').Append(end).Append('\n');
        html.Append("<hr><p><a href=\"").Append(Html(page)).Append("\">").Append(Html(words["report-mail-page"])).Append("</a></p><p><a href=\"").Append(Html(end)).Append("\">").Append(Html(words["report-mail-end"])).Append("</a></p></body></html>");
        var subject = $"{report.Title} · {house.Name}";
        return new MailMessage(to, name, string.Concat(subject.Select(c => char.IsControl(c) ? ' ' : c)), plain.ToString(), html.ToString());
    }

    private static string Html(string text) => HtmlEncoder.Default.Encode(text);
}

/// <summary>Looks every morning whether a report is due.</summary>
[DisallowConcurrentExecution]
internal sealed class SendReportsDaily(SendReports send) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await send.HandleAsync(cancellationToken);
}
