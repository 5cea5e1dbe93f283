using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Spaces.Notices;

/// <param name="TimeZone">Null for the house's.</param>
/// <param name="DaysOff">Weekdays without mails.</param>
/// <param name="AwayUntil">Last day away.</param>
public sealed record NoticeHoursInput(string? TimeZone, TimeOnly? QuietFrom, TimeOnly? QuietUntil, IReadOnlyList<DayOfWeek> DaysOff, DateOnly? AwayFrom, DateOnly? AwayUntil);

/// <summary>When a member wants no mails: by the hour, by the weekday, and while they are away.</summary>
internal sealed class ChooseHours(HouseDb db, WriteTransactions writes, KeepDigestMarks marks)
{
    private const int DaysOfAWeek = 7;
    private const int LongestAway = 366;

    public async Task<NoticeHoursInput> ReadAsync(Viewer viewer, CancellationToken ct)
    {
        var me = viewer.MemberId;
        var hours = await db.NoticeHours.AsNoTracking().FirstOrDefaultAsync(h => h.MemberId == me, ct) ?? new NoticeHours(me);
        return new NoticeHoursInput(hours.TimeZone, hours.QuietFrom, hours.QuietUntil, [.. Enum.GetValues<DayOfWeek>().Where(hours.IsOff)], hours.AwayFrom, hours.AwayUntil);
    }

    public async Task<Result<Done>> HandleAsync(NoticeHoursInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsSignedIn) return Problem.Forbidden();
        List<Problem> problems = [.. Wrong(input)];
        if (problems.Count > 0) return Result<Done>.From(problems);
        var me = viewer.MemberId;
        await using var write = await writes.BeginAsync(db, ct);
        var hours = await db.NoticeHours.AsTracking().FirstOrDefaultAsync(h => h.MemberId == me, ct);
        if (hours is null) db.NoticeHours.Add(hours = new NoticeHours(me));
        hours.TimeZone = string.IsNullOrEmpty(input.TimeZone) ? null : input.TimeZone;
        (hours.QuietFrom, hours.QuietUntil) = (input.QuietFrom, input.QuietUntil);
        hours.DaysOff = input.DaysOff.Distinct().Sum(day => 1 << (int)day);
        (hours.AwayFrom, hours.AwayUntil) = (input.AwayFrom, input.AwayUntil);
        await db.SaveChangesAsync(ct);
        await marks.HandleAsync(me, ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private static IEnumerable<Problem> Wrong(NoticeHoursInput input)
    {
        if (!string.IsNullOrEmpty(input.TimeZone) && (input.TimeZone.Length > 60 || !TimeZoneInfo.TryFindSystemTimeZoneById(input.TimeZone, out _)))
            yield return Problem.Invalid(nameof(input.TimeZone), "notice-zone");
        if (input.QuietFrom is null != input.QuietUntil is null || (input.QuietFrom is not null && input.QuietFrom == input.QuietUntil))
            yield return Problem.Invalid(nameof(input.QuietFrom), "notice-quiet");
        if (input.DaysOff.Distinct().Count() >= DaysOfAWeek || !input.DaysOff.All(Enum.IsDefined)) yield return Problem.Invalid(nameof(input.DaysOff), "notice-days");
        if (input.AwayFrom is null != input.AwayUntil is null || input.AwayUntil < input.AwayFrom || input.AwayUntil > input.AwayFrom?.AddDays(LongestAway))
            yield return Problem.Invalid(nameof(input.AwayFrom), "notice-away", LongestAway);
    }
}
