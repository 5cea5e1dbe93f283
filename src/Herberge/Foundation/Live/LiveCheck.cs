using System.Runtime.CompilerServices;
using Herberge.Foundation.Doctor;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Herberge.Foundation.Live;

/// <summary>Whether the nodes of the house hear each other.</summary>
internal sealed class LiveCheck(IOptions<HouseOptions> options) : IDoctorCheck
{
    public async IAsyncEnumerable<Finding> ExamineAsync(bool mend, [EnumeratorCancellation] CancellationToken ct)
    {
        var server = ConfigurationOptions.Parse(options.Value.Redis!);
        server.AbortOnConnectFail = true;
        // Its text would show the password.
        var place = string.Join(", ", server.EndPoints.Select(point => point.ToString()));
        yield return await ProbeAsync(server) is { } error ? Finding.Mend("live-silent", place, error) : Finding.Well("live-answers", place);
    }

    private static async Task<string?> ProbeAsync(ConfigurationOptions server)
    {
        try
        {
            await using var connection = await ConnectionMultiplexer.ConnectAsync(server);
            await connection.GetDatabase().PingAsync();
            return null;
        }
        catch (RedisException error)
        {
            return error.GetBaseException().Message;
        }
    }
}
