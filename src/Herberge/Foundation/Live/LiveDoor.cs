using StackExchange.Redis;

namespace Herberge.Foundation.Live;

/// <summary>Live updates: within one node by themselves, between several through a server that speaks Redis.</summary>
internal static class LiveDoor
{
    public static void AddLive(this IServiceCollection services, HouseOptions options)
    {
        var signals = services.AddSignalR();
        services.AddSingleton<LivePublisher>();
        if (string.IsNullOrWhiteSpace(options.Redis)) return;

        var server = ConfigurationOptions.Parse(options.Redis);
        // A house opens without it; pages are then as good as they were when they were loaded, until it is back.
        server.AbortOnConnectFail = false;
        signals.AddStackExchangeRedis(redis =>
        {
            redis.Configuration = server;
            redis.Configuration.ChannelPrefix = RedisChannel.Literal("herberge");
        });
        services.AddScoped<Doctor.IDoctorCheck, LiveCheck>();
    }
}
