using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Foundation.Web;
using Herberge.Voices.Telling;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Voices.Needs;

/// <param name="Text">The words they were told.</param>
/// <param name="Link">Where it can be read.</param>
/// <param name="On">The day; null for today.</param>
/// <param name="Observations">One of each customer who was told; null for everybody of the channel.</param>
public sealed record TellInput(VoiceChannel Channel, string? Text, string? Link = null, DateOnly? On = null, IReadOnlyList<Guid>? Observations = null);

/// <summary>Writes down that customers of one channel, or some of them, were told what became of their need, with proof: words, link, day, by whom.</summary>
internal sealed class TellCustomers(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public async Task<Result<Done>> HandleAsync(Guid needId, TellInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.HearsVoices) return Problem.Forbidden("voices-for-community-managers");
        var now = clock.GetUtcNow();
        List<Problem> problems = [.. Wrong(input, now)];
        if (problems.Count > 0) return Result<Done>.From(problems);
        await using var write = await writes.BeginAsync(db, ct);
        if (await db.Needs.AsNoTracking().SingleOrDefaultAsync(n => n.Id == needId, ct) is not { } need) return Problem.NotFound();
        if (!need.IsDecided) return Problem.Conflict("voices-told-early");
        var (channel, told) = (input.Channel, At(input.On, now));
        if (house.DayOf(told) < house.DayOf(need.DecidedAt!.Value)) return Problem.Invalid("On", "voices-told-day");
        var behind = await db.NeedEvidence.Where(e => e.NeedId == needId && !e.SpeaksAgainst)
            .Join(db.VisibleObservationsTo(viewer).Where(o => o.Channel == channel), e => e.ObservationId, o => o.Id, (e, o) => new { o.Id, o.AuthorKey, o.Segment }).ToListAsync(ct);
        if (behind.Count == 0) return Problem.Invalid("Channel", "voices-told-channel");
        // Said on the day of the decision is said after it.
        var at = told < need.DecidedAt ? need.DecidedAt.Value : told;
        if (input.Observations is not { } chosen)
        {
            Add(need, input, null, behind.Select(o => Spoken.PersonOf(o.AuthorKey, o.Segment)).Distinct(StringComparer.Ordinal).Count(), viewer, at);
        }
        else
        {
            var some = behind.Where(o => chosen.Contains(o.Id)).ToList();
            if (some.Count == 0) return Problem.Invalid("Observations", "voices-told-whom");
            foreach (var one in some) Add(need, input, one.Id, 1, viewer, at);
        }

        db.Audit.Add(new AuditEntry(viewer.MemberId, "voices.customers-told", need.Label, channel.ToString(), now));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        return default(Done);
    }

    private void Add(Need need, TellInput input, Guid? observation, int people, Viewer viewer, DateTimeOffset at) => db.NeedTellings.Add(
        new NeedTelling(Guid.CreateVersion7(at), need.Id, input.Channel, input.Text!.Trim(), people, viewer.MemberId, at) { ObservationId = observation, Link = SafeLink.OrNull(input.Link) });

    private IEnumerable<Problem> Wrong(TellInput input, DateTimeOffset now)
    {
        if (!Enum.IsDefined(input.Channel)) yield return Problem.Invalid("Channel", "voices-channel");
        if (string.IsNullOrWhiteSpace(input.Text) || input.Text.Trim().Length > NeedTelling.LongestText) yield return Problem.Invalid("Text", "voices-told-text", NeedTelling.LongestText);
        if (SafeLink.IsWrong(input.Link)) yield return Problem.Invalid("Link", "voices-link");
        if (input.On > house.DayOf(now)) yield return Problem.Invalid("On", "voices-told-day");
    }

    /// <summary>Today is now; another day is its noon in the house.</summary>
    private DateTimeOffset At(DateOnly? on, DateTimeOffset now) => on is not { } day || day == house.DayOf(now)
        ? now
        : new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(new TimeOnly(12, 0)), house.TimeZone));
}
