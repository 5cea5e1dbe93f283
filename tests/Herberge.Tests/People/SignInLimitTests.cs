using System.Net;
using Herberge.Tests.Setup;

namespace Herberge.Tests.People;

public sealed class SignInLimitTests
{
    [Fact]
    public async Task Who_tries_the_door_too_often_waits_and_whoever_is_inside_does_not()
    {
        // Opening the house brings the administrator in, with two requests.
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite, new() { ["Herberge:Limits:SignInPerMinute"] = "5" });
        using var stranger = house.Browser();

        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/sign-in")).StatusCode);
        var refused = await stranger.GetAsync("/sign-in");

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await house.Administrator.GetAsync("/spaces")).StatusCode);
    }
}
