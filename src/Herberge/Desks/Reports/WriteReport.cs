using System.Globalization;
using Herberge.Activation.Ladder;
using Herberge.Channels.Calendar;
using Herberge.Desks.Items;
using Herberge.Desks.Morning;
using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Ideas.Loop;
using Herberge.People;
using Herberge.People.Accounts;
using Herberge.Shell;
using Herberge.Silos;
using Herberge.Silos.Oversight;
using Herberge.Spaces.Incidents;
using Herberge.Voices;
using Herberge.Voices.Report;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Herberge.Desks.Reports;

/// <summary>
/// Writes a report from what the pages of the house tell the reader anyway: nothing is worked out here that isn't told there, so nothing
/// gets past their guards. A change that could be chance is said to be that.
/// </summary>
internal sealed class WriteReport(
    HouseDb db, SeeWeek week, SeeSilos silos, SeeSettings settings, SeeLooks looks, SeeLoop loop, SeeReport voices, SeeCalendar calendar, House house, TimeProvider clock,
    IStringLocalizer<DesksWords> words, IStringLocalizer<ShellWords> shell, IStringLocalizer<ReportWords> voiceWords, IStringLocalizer<VoicesWords> voicesRoom)
{
    private const int Few = 5;
    private const string SilosPage = "/silos";

    public static bool MayRead(ReportKind kind, Viewer viewer) => kind == ReportKind.Week ? viewer.IsOfTeam : viewer.IsInside && viewer.MaySeeSilos;

    /// <param name="kind">Which report.</param>
    /// <param name="on">A day of the span wanted; null for the last that is over.</param>
    /// <param name="viewer">Who reads; in whose language it is written.</param>
    /// <param name="ct">Stops the work.</param>
    /// <returns>Null for whoever may not read it, and for spans that haven't begun or are long gone.</returns>
    public async Task<HouseReport?> HandleAsync(ReportKind kind, DateOnly? on, Viewer viewer, CancellationToken ct)
    {
        if (!MayRead(kind, viewer)) return null;
        var today = house.DayOf(clock.GetUtcNow());
        if (on > today || on < today.AddYears(-ReportSpan.YearsBack - 1)) return null;
        var (from, until) = ReportSpan.Of(kind, on ?? ReportSpan.Of(kind, today).From.AddDays(-1));
        if (from < today.AddYears(-ReportSpan.YearsBack)) return null;
        using var language = new LanguageScope(viewer.Language == "de");
        var format = new Format(shell, house.TimeZone, clock, CultureInfo.CurrentUICulture);
        var parts = kind switch
        {
            ReportKind.Week => await WeekAsync(from, format, viewer, ct),
            ReportKind.Month => await MonthAsync(from, until, format, viewer, ct),
            _ => await YearAsync(from, until, format, viewer, ct),
        };
        return new HouseReport(kind, from, until, until <= today, TitleOf(kind, from), words[$"report-lead-{kind}", format.Date(from), format.Date(until.AddDays(-1))], [.. parts.Where(p => p.Lines.Count > 0)]);
    }

    public string TitleOf(ReportKind kind, DateOnly from) => kind switch
    {
        ReportKind.Week => words["week-title", ISOWeek.GetWeekOfYear(from.ToDateTime(TimeOnly.MinValue))],
        ReportKind.Month => words["report-title-Month", from.ToString("MMMM yyyy", CultureInfo.GetCultureInfo(CultureInfo.CurrentUICulture.Name))],
        _ => words["report-title-Year", from.Year.ToString(CultureInfo.InvariantCulture)],
    };

    private async Task<List<ReportPart>> WeekAsync(DateOnly from, Format format, Viewer viewer, CancellationToken ct)
    {
        // Figures and what waits are told as they stand on the day of writing.
        if (await week.HandleAsync(from, viewer, ct) is not { } view || await week.HandleAsync(null, viewer, ct) is not { } now) return [];
        var figures = new ReportSentences(words, format);
        return
        [
            new ReportPart(words["week-figures"], [.. figures.Numbers(now.Numbers)]),
            new ReportPart(words["week-waits"], [figures.Waiting(now.Waiting)]),
            new ReportPart(words["week-incidents"], [.. view.Incidents.Select(i => new ReportLine($"{i.Title} ({words[i.IsOver ? "week-incident-over" : "week-incident-going"]})", $"/incidents/{i.Id}"))]),
            new ReportPart(words["week-was"], [.. figures.Entries(view.Was)]),
            new ReportPart(words["week-comes"], [.. figures.Entries(view.Comes)]),
        ];
    }

    private async Task<List<ReportPart>> MonthAsync(DateOnly from, DateOnly until, Format format, Viewer viewer, CancellationToken ct)
    {
        var figures = new ReportSentences(words, format);
        var entries = await calendar.HandleAsync(new CalendarFilter(from, until.DayNumber - from.DayNumber, [], null), viewer, ct);
        var heard = await voices.HandleAsync(from, viewer, ct);
        var told = heard.Succeeded ? new ReportText(heard.Value, voiceWords, voicesRoom, format) : null;
        var voicesPage = string.Create(CultureInfo.InvariantCulture, $"{ReportDoor.Address}?month={from:yyyy-MM}");
        return
        [
            new ReportPart(words["report-part-bridges"], [.. await OpennessAsync(from, until, format, viewer, ct)]),
            new ReportPart(words["report-part-people"], [.. await LadderAsync(from, until, format, viewer, ct)]),
            // They are told of the twelve months until today: a report of long ago would date them wrongly.
            new ReportPart(words["report-part-ideas"], until.AddMonths(1) > house.DayOf(clock.GetUtcNow()) ? [.. await IdeasAsync(format, viewer, ct)] : []),
            new ReportPart(words["report-part-voices"], told is null ? [] : [.. told.Heard().Concat(told.Moved()).Concat(told.Needs()).Select(text => new ReportLine(text, voicesPage))]),
            new ReportPart(words["report-part-done"], entries.Count == 0 ? [] : [new ReportLine(figures.Sum(entries), "/channels")]),
            new ReportPart(words["week-incidents"], [.. await IncidentsAsync(from, until, format, viewer, ct)]),
        ];
    }

    private async Task<List<ReportPart>> YearAsync(DateOnly from, DateOnly until, Format format, Viewer viewer, CancellationToken ct)
    {
        var (start, end) = (house.StartOf(from), house.StartOf(until));
        var rules = await settings.HandleAsync(viewer, ct);
        var agreed = new List<ReportLine>();
        if (rules.Succeeded)
        {
            var decided = rules.Value.Proposals.Where(p => p.DecidedAt >= start && p.DecidedAt < end).ToList();
            agreed.Add(new ReportLine(words["year-rules", rules.Value.SmallestGroup, rules.Value.KeepMonths], "/silos/settings"));
            agreed.Add(new ReportLine(decided.Count == 0 ? words["year-proposals-none"] : words["year-proposals", decided.Count, decided.Count(p => p.IsAccepted)], "/silos/settings"));
        }

        if (await looks.CountAsync(start, end, viewer, ct) is { } seen) agreed.Add(new ReportLine(seen switch { 0 => words["year-looks-none"], 1 => words["year-looks-one"], _ => words["year-looks", format.Number(seen)] }, viewer.IsWorksCouncil ? "/silos/looks" : null));
        agreed.Add(new ReportLine(words["year-reading"], "/silos/facts"));

        var actions = await db.Audit.AsNoTracking().Where(a => a.At >= start && a.At < end).GroupBy(a => a.Action).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        int Sum(Func<string, bool> which) => actions.Where(a => which(a.Key)).Sum(a => a.Value);
        var (exports, erased) = (Sum(a => a.EndsWith(".exported", StringComparison.Ordinal)), Sum(a => a.StartsWith("member.erased", StringComparison.Ordinal)));
        var guests = await db.Set<Member>().CountAsync(m => m.State == MemberState.Active && m.PartnerId != null, ct);
        return
        [
            new ReportPart(words["year-part-agreed"], agreed),
            new ReportPart(words["year-part-data"],
            [
                new ReportLine(exports switch { 0 => words["year-exports-none"], 1 => words["year-exports-one"], _ => words["year-exports", format.Number(exports)] }, "/silos/facts"),
                new ReportLine(erased switch { 0 => words["year-erased-none"], < Few => words["year-erased-few"], _ => words["year-erased", format.Number(erased)] }, "/silos/facts"),
                new ReportLine(guests switch { 0 => words["year-guests-none"], < Few => words["year-guests-few"], _ => words["year-guests", format.Number(guests)] }),
            ]),
            new ReportPart(words["report-part-bridges"], [.. await OpennessAsync(from, until, format, viewer, ct)]),
            new ReportPart(words["report-part-people"], [.. await LadderAsync(from, until, format, viewer, ct)]),
            new ReportPart(words["week-incidents"], [.. await IncidentsAsync(from, until, format, viewer, ct)]),
        ];
    }

    /// <summary>The last released figure of the span beside the last one before it; both windows are of 30 days.</summary>
    private async Task<IEnumerable<ReportLine>> OpennessAsync(DateOnly from, DateOnly until, Format format, Viewer viewer, CancellationToken ct)
    {
        var found = await silos.HandleAsync(new SilosQuery(), DesksRoom.Address, viewer, ct);
        if (!found.Succeeded) return [];
        var (now, before) = (found.Value.Trend.LastOrDefault(w => w.Day > from && w.Day <= until), found.Value.Trend.LastOrDefault(w => w.Day <= from));
        if (now is null) return [new ReportLine(words["report-openness-none"], SilosPage)];
        var lines = new List<ReportLine> { new(words["report-openness", format.Date(now.Day), Two(now.Value), Two(Math.Max(0, now.Low)), Two(now.High)], SilosPage) };
        if (before is not null)
        {
            // Bands that don't touch: a change beyond chance, said too seldom rather than too often.
            var change = now.Low > before.High ? "report-openness-rose" : now.High < before.Low ? "report-openness-fell" : "report-openness-same";
            lines.Add(new ReportLine(words[change, format.Date(before.Day), Two(before.Value), Two(Math.Max(0, before.Low)), Two(before.High)], SilosPage));
        }

        if (found.Value.Goal is { } goal) lines.Add(new ReportLine(words[now.Low > goal ? "report-goal-above" : now.High < goal ? "report-goal-below" : "report-goal-open", Two(goal)], SilosPage));
        return lines;

        string Two(double value) => format.Number(value, 2);
    }

    /// <summary>Figures of the ladder as they were told then.</summary>
    private async Task<IEnumerable<ReportLine>> LadderAsync(DateOnly from, DateOnly until, Format format, Viewer viewer, CancellationToken ct)
    {
        if (!SeeLadder.MaySee(viewer)) return [];
        var now = await db.WeekNumbers.AsNoTracking().Where(w => w.Until > from && w.Until <= until).OrderByDescending(w => w.Until).FirstOrDefaultAsync(ct);
        var before = await db.WeekNumbers.AsNoTracking().Where(w => w.Until <= from).OrderByDescending(w => w.Until).FirstOrDefaultAsync(ct);
        var lines = new List<ReportLine>();
        if (now?.Active is { } active) lines.Add(new ReportLine(before?.Active is { } then ? words["report-active-change", format.Number(active), format.Date(before.Until), format.Number(then)] : words["week-ladder", format.Number(active)], SeeLadder.Address));
        if (now?.AnswerHours is { } hours) lines.Add(new ReportLine(before?.AnswerHours is { } earlier ? words["report-answer-change", format.Number(hours, 1), format.Date(before.Until), format.Number(earlier, 1)] : words["week-answer", format.Number(hours, 1)], SeeLadder.Address));
        return lines.Count > 0 ? lines : [new ReportLine(words["report-people-none"], SeeLadder.Address)];
    }

    private async Task<IEnumerable<ReportLine>> IdeasAsync(Format format, Viewer viewer, CancellationToken ct)
    {
        const string Page = "/ideas/figures";
        var found = await loop.HandleAsync(null, viewer, ct);
        if (!found.Succeeded) return [];
        var ideas = found.Value;
        var lines = new List<ReportLine> { new(ideas.Ideas == 1 ? words["report-ideas-one"] : words["report-ideas", format.Number(ideas.Ideas)], Page) };
        if (ideas.AnsweredInTime.Ratio is { } answered) lines.Add(new ReportLine(words["report-ideas-answered", format.Percent(answered)], Page));
        if (ideas.DecidedInTime.Ratio is { } decided) lines.Add(new ReportLine(words["report-ideas-decided", format.Percent(decided)], Page));
        if (ideas.AuthorsTold.Ratio is { } authors) lines.Add(new ReportLine(words["report-ideas-told", format.Percent(authors)], Page));
        if (ideas is { AcrossUnits.Ratio: { } across, AcrossUnitsByChance: { } chance }) lines.Add(new ReportLine(words["report-ideas-across", format.Percent(across), format.Percent(chance)], Page));
        return lines;
    }

    private async Task<IEnumerable<ReportLine>> IncidentsAsync(DateOnly from, DateOnly until, Format format, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsOfTeam) return [];
        var (start, end) = (house.StartOf(from), house.StartOf(until));
        var begun = await db.VisibleIncidentsTo(viewer).CountAsync(i => i.BeganAt >= start && i.BeganAt < end, ct);
        var open = await db.VisibleIncidentsTo(viewer).CountAsync(i => i.BeganAt < end && (i.ClosedAt == null || i.ClosedAt >= end), ct);
        return [new ReportLine(begun == 0 && open == 0 ? words["report-incidents-none"] : words["report-incidents", format.Number(begun), format.Number(open)], "/incidents")];
    }
}
