using Herberge.Foundation.Access;
using Herberge.Foundation.Settings;
using Herberge.Gatherings.Calendar;
using Herberge.People.Accounts;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Microsoft.Extensions.Localization;

namespace Herberge.Channels.Calendar;

/// <summary>The editorial calendar behind a secret address: titles and times, no texts, for a calendar may be anybody's.</summary>
internal sealed class EditorialFeed(SeeCalendar see, House house, HouseAddress address, IStringLocalizer<ChannelsWords> words, TimeProvider clock) : IFeedContent
{
    private const int Back = 30;
    private static readonly TimeSpan Takes = TimeSpan.FromMinutes(15);

    public FeedKind Kind => FeedKind.Editorial;

    public bool MayRead(Viewer viewer) => viewer.IsOfTeam;

    public async Task<string> TextAsync(Viewer viewer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        using var language = new LanguageScope(viewer.Language == "de");
        var entries = await see.HandleAsync(new CalendarFilter(house.DayOf(now).AddDays(-Back), SeeCalendar.Quarter + Back, [], null), viewer, ct);
        return CalendarText.Feed($"{house.Name} · {words["title"].Value}", entries.Select(entry => EventOf(entry, now)));
    }

    private CalendarEvent EventOf(CalendarEntry entry, DateTimeOffset now) => new()
    {
        Uid = $"{entry.Kind}-{entry.Id:N}-{entry.Detail ?? "at"}@herberge".ToLowerInvariant(),
        DtStamp = new CalDateTime(now.UtcDateTime, true),
        Summary = $"{words[$"kind-{entry.Kind}"].Value}: {entry.Title}",
        Start = entry.At is { } at ? new CalDateTime(at.UtcDateTime, true) : new CalDateTime(entry.Day),
        End = entry.At is { } until ? new CalDateTime((until + Takes).UtcDateTime, true) : new CalDateTime(entry.Day.AddDays(1)),
        Url = new Uri(address.Value + entry.Href),
        Description = entry.Detail is null ? null : words[entry.Detail].Value,
    };
}
