using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces.Kinds.Announcements;
using Herberge.Spaces.Kinds.Knowledge;
using Herberge.Spaces.Kinds.Polls;

namespace Herberge.Spaces.Kinds;

/// <summary>Opens a thread of any kind from the one form there is for all of them.</summary>
internal sealed class StartOfKind(StartThread thread, StartPoll poll, StartAnnouncement announcement, StartPage page)
{
    public Task<Result<ThreadStarted>> HandleAsync(StartThreadInput input, IFormCollection form, Viewer viewer, CancellationToken ct) => input.Kind switch
    {
        ThreadKind.Poll => poll.HandleAsync(new StartPollInput(input.SpaceId, input.Title, input.Body, form["Options"].ToString().ReplaceLineEndings("\n").Split('\n'),
            Enum.TryParse<PollMethod>(form["Method"], out var method) ? method : 0, IsOn(form, "IsSecret"), Day(form, "ClosesOn"), input.Files, input.ClientKey), viewer, ct),
        ThreadKind.Announcement => announcement.HandleAsync(new StartAnnouncementInput(input.SpaceId, input.Title, input.Body,
            IsOn(form, "AsksToAcknowledge"), Day(form, "LastDay"), input.Files, input.ClientKey), viewer, ct),
        ThreadKind.Page => page.HandleAsync(new StartPageInput(input.SpaceId, input.Title, input.Body,
            int.TryParse(form["ReviewMonths"], NumberStyles.None, CultureInfo.InvariantCulture, out var months) ? months : 0, IsOn(form, "IsOpen"),
            Guid.TryParse(form["FromThreadId"], out var from) ? from : null, input.Files, input.ClientKey), viewer, ct),
        _ => thread.HandleAsync(input, viewer, ct),
    };

    private static bool IsOn(IFormCollection form, string field) => form[field] == "true";

    private static DateOnly? Day(IFormCollection form, string field) =>
        DateOnly.TryParseExact(form[field], "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
