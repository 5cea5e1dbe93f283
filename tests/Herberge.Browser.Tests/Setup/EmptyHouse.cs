namespace Herberge.Browser.Tests.Setup;

/// <summary>A house before its first run, for tests that only look.</summary>
public sealed class EmptyHouse : IAsyncLifetime
{
    private ServedHouse? _house;

    public Uri Address => _house!.Address;

    public async ValueTask InitializeAsync() => _house = await ServedHouse.OpenAsync();

    public async ValueTask DisposeAsync()
    {
        if (_house is not null) await _house.DisposeAsync();
    }
}
