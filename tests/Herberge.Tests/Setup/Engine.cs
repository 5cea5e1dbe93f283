using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Herberge.Tests.Setup;

public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>
/// Runs a theory once on SQLite and once on PostgreSQL. Without a PostgreSQL the second run is shown as skipped on a
/// laptop and fails where <c>CI=true</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothEnginesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var postgres = new TheoryDataRow<Engine>(Engine.Postgres);
        if (!TestPostgres.IsInstalled && Environment.GetEnvironmentVariable("CI") is null or "")
            postgres.Skip = "No PostgreSQL on this machine: ./test installs one on Debian, or set HERBERGE_TEST_POSTGRES.";
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow<Engine>(Engine.Sqlite), postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}
