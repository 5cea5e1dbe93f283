using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People;
using Microsoft.EntityFrameworkCore;
using Quartz;

namespace Herberge.Voices.Report;

/// <summary>Sends a month's report to its readers, once.</summary>
internal sealed class SendReport(HouseDb db, WriteTransactions writes, IDatabaseEngine engine, SeeReport see, ReportMail mail, MailOutbox outbox, House house, TimeProvider clock)
{
    /// <summary>Days after which a report that was not sent on the first working day is not sent by itself any more.</summary>
    private const int Grace = 7;

    /// <summary>By hand, before its time or after a house that stood still.</summary>
    public async Task<Result<int>> HandleAsync(DateOnly month, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        if (month.AddMonths(1) > see.Today()) return Problem.Conflict("voices-report-running");
        return await SendAsync(month, viewer.MemberId, ct);
    }

    /// <summary>On the first working day of a month: the report of the one before.</summary>
    /// <returns>How many got it.</returns>
    public async Task<int> OnTheDayAsync(CancellationToken ct)
    {
        var today = see.Today();
        if (today.Day > Grace || today < FirstWorkingDay(today)) return 0;
        var sent = await SendAsync(see.LastMonth(), null, ct);
        return sent.Succeeded ? sent.Value : 0;
    }

    internal static DateOnly FirstWorkingDay(DateOnly day)
    {
        var first = new DateOnly(day.Year, day.Month, 1);
        return first.DayOfWeek switch { DayOfWeek.Saturday => first.AddDays(2), DayOfWeek.Sunday => first.AddDays(1), _ => first };
    }

    private async Task<Result<int>> SendAsync(DateOnly month, Guid? by, CancellationToken ct)
    {
        if (await db.ReportIssues.AnyAsync(i => i.Month == month, ct)) return Problem.Conflict("voices-report-sent");
        var readers = await db.ReportReaders.AsNoTracking().Where(r => r.EndedAt == null)
            .Join(db.Set<Member>().Where(m => m.State == MemberState.Active && m.PartnerId == null && m.Email != null), r => r.MemberId, m => m.Id, (_, m) => new { m.Name, m.Email, m.InterfaceLanguage }).ToListAsync(ct);
        if (readers.Count == 0) return Problem.Conflict("voices-report-nobody");
        var report = await see.OfAsync(month, ct);
        var now = clock.GetUtcNow();
        await using var write = await writes.BeginAsync(db, ct);
        db.ReportIssues.Add(new ReportIssue(month, readers.Count, report.Needs.Select(need => need.Card.Id), by, now));
        foreach (var reader in readers) outbox.Enqueue(mail.Write(report, reader.Email!, reader.Name, reader.InterfaceLanguage ?? house.Language));
        db.Audit.Add(new AuditEntry(by, "voices.report-sent", month.ToString("yyyy-MM", CultureInfo.InvariantCulture), readers.Count.ToString(CultureInfo.InvariantCulture), now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException twice) when (engine.IsDuplicate(twice))
        {
            // Another node, or another press, was faster.
            return Problem.Conflict("voices-report-sent");
        }

        await write.CommitAsync(ct);
        return readers.Count;
    }
}

/// <summary>Looks every morning whether it is the day.</summary>
[DisallowConcurrentExecution]
internal sealed class SendReportOnTheDay(SendReport send) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) => await send.OnTheDayAsync(cancellationToken);
}
