using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;

namespace Herberge.Spaces.Kinds.Announcements;

/// <param name="LastDay">The last day it stands in front; null for no end.</param>
/// <param name="Files">As in <see cref="StartThreadInput"/>.</param>
/// <param name="ClientKey">As in <see cref="StartThreadInput"/>.</param>
public sealed record StartAnnouncementInput(
    Guid SpaceId, string Title, string Body, bool AsksToAcknowledge, DateOnly? LastDay, IReadOnlyList<Guid>? Files = null, string? ClientKey = null);

/// <summary>Announces something to the members of a space. By hosts.</summary>
internal sealed class StartAnnouncement(HouseDb db, StartThread start, House house, TimeProvider clock)
{
    public async Task<Result<ThreadStarted>> HandleAsync(StartAnnouncementInput input, Viewer viewer, CancellationToken ct)
    {
        if (input.LastDay is { } last && last < house.DayOf(clock.GetUtcNow())) return Problem.Invalid(nameof(input.LastDay), "announcement-expired");
        DateTimeOffset? expires = input.LastDay is { } day ? house.StartOf(day.AddDays(1)) : null;
        return await start.TogetherAsync(new StartThreadInput(input.SpaceId, ThreadKind.Announcement, input.Title, input.Body, input.Files, input.ClientKey), (thread, _) =>
        {
            db.Announcements.Add(new Announcement(thread.Id, input.AsksToAcknowledge, expires));
            return Task.CompletedTask;
        }, viewer, ct);
    }
}
