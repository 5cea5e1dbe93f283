using Herberge.Tests.Setup;
using Herberge.Voices.Sources;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

/// <summary>Houses that listen to servers of the tests.</summary>
internal static class Listening
{
    /// <param name="engine">Database.</param>
    /// <param name="settings">Beside the usual ones.</param>
    /// <param name="own">Whether this machine counts as one's own network, as if an administrator had said so.</param>
    public static Task<TestHouse> OpenAsync(Engine engine, Dictionary<string, string?>? settings = null, bool own = true)
    {
        var all = new Dictionary<string, string?>(settings ?? []);
        if (own) all["Herberge:Outward:Allow"] = "127.0.0.1, ::1";
        return TestHouse.OpenAsync(engine, all);
    }

    public static Task<int> FetchAsync(this TestHouse house) => house.InScopeAsync(services => ActivatorUtilities.CreateInstance<FetchSources>(services).HandleAsync(CancellationToken.None));
}
