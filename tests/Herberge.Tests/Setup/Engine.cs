using System.Reflection;
using System.Runtime.CompilerServices;
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
            postgres.Skip = WithPostgresAttribute.Missing;
        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>([new TheoryDataRow<Engine>(Engine.Sqlite), postgres]);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>A test of what only a house on PostgreSQL can be; skipped and failing as with <see cref="BothEnginesAttribute"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WithPostgresAttribute : FactAttribute
{
    internal const string Missing = "No PostgreSQL on this machine: ./test installs one on Debian, or set HERBERGE_TEST_POSTGRES.";

    public WithPostgresAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1) : base(sourceFilePath, sourceLineNumber)
    {
        if (!TestPostgres.IsInstalled && Environment.GetEnvironmentVariable("CI") is null or "") Skip = Missing;
    }
}
