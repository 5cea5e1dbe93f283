using Herberge.Foundation.Outcomes;
using Herberge.Gatherings;
using Herberge.Gatherings.Registrations;
using Herberge.Gatherings.Series;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Gatherings;

/// <summary>Gatherings to come, and what people say about them.</summary>
internal static class SomeGatherings
{
    /// <summary>In two weeks, from 09:00 to 11:00 in Berlin, on site and online, with as many seats as like.</summary>
    public static GatheringInput Input(TestHouse house, Guid space, int days = 14) => new(
        "Werk trifft Code", "Zeigt euch, was ihr braucht.", "Kommt **alle**.", space, At(house, days, 9), At(house, days, 11), "Europe/Berlin", IsOnSite: true, "Halle 4", null, IsOnline: true, "https://konferenz.example/raum", null,
        ForPartners: false, [], [], [new AgendaInput(new TimeOnly(9, 0), "Ankommen", "für alle"), new AgendaInput(null, "Reden")], []);

    public static DateTimeOffset At(TestHouse house, int days, int hour) => Zones.InstantOf(
        DateOnly.FromDateTime(house.Clock.GetUtcNow().UtcDateTime).AddDays(days).ToDateTime(new TimeOnly(hour, 0)), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));

    public static Task<Guid> PlanAsync(this TestHouse house, Person host, GatheringInput input, RepeatInput? repeat = null) => house.InScopeAsync(async services =>
        Value(await services.GetRequiredService<WriteGathering>().AddAsync(input, repeat, await host.ViewerAsync(), CancellationToken.None)));

    public static Task<Registered> RegisterAsync(this TestHouse house, Person person, Guid gathering, Coming coming = Coming.OnSite, bool counts = false) => house.InScopeAsync(async services =>
        Value(await services.GetRequiredService<Register>().HandleAsync(new RegisterInput(gathering, coming, CountsMeeting: counts), await person.ViewerAsync(), CancellationToken.None)));

    public static Task<bool> SettleSeatsAsync(this TestHouse house) => house.InScopeAsync(async services =>
    {
        await services.GetRequiredService<SettleSeats>().HandleAsync(CancellationToken.None);
        return true;
    });

    public static Task<Registration> RegistrationAsync(this TestHouse house, Person person, Guid gathering) =>
        house.InDbAsync(db => db.Registrations.AsNoTracking().SingleAsync(r => r.GatheringId == gathering && r.MemberId == person.Id));

    public static Task<List<NotificationKind>> ToldAsync(this TestHouse house, Person person) =>
        house.InDbAsync(db => db.Set<Notification>().Where(n => n.MemberId == person.Id && n.SubjectId != null).OrderBy(n => n.Id).Select(n => n.Kind).ToListAsync());

    private static T Value<T>(Result<T> result)
    {
        Assert.True(result.Succeeded, result.Succeeded ? "" : $"{result.Problem.Code} at {result.Problem.Field}");
        return result.Value;
    }
}
