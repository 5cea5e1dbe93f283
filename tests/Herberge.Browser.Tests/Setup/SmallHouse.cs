namespace Herberge.Browser.Tests.Setup;

/// <summary>Sixty people, shared by the tests that write: each starts a thread of its own and looks only there.</summary>
public sealed class SmallHouse : DemoHouse
{
    protected override int People => 60;
}

/// <summary>One small house and one browser for all of them; they take turns.</summary>
[CollectionDefinition(Name)]
public sealed class Talking : ICollectionFixture<SmallHouse>, ICollectionFixture<Chromium>
{
    public const string Name = "talking";
}
