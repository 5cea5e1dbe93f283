using System.Text.RegularExpressions;

namespace Herberge.Browser.Tests.Setup;

/// <summary>A filled company, built once and served for all tests of a class.</summary>
public sealed partial class DemoHouse : IAsyncLifetime
{
    private readonly string _parent = Directory.CreateTempSubdirectory("herberge-demo-").FullName;
    private ServedHouse? _house;

    public Uri Address => _house!.Address;

    public string Host { get; private set; } = "";

    public string Guest { get; private set; } = "";

    public string Password { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        var folder = Path.Combine(_parent, "house");
        var said = await ServedHouse.RunAsync("demo", "--members", "400", "--seed", "7", "--no-serve", "--data", folder);
        Host = Named("administrator").Match(said).Groups[1].Value;
        Guest = Named("partner").Match(said).Groups[1].Value;
        Password = Secret().Match(said).Groups[1].Value;
        _house = await ServedHouse.OpenAsync(folder);
    }

    public async ValueTask DisposeAsync()
    {
        if (_house is not null) await _house.DisposeAsync();
        Directory.Delete(_parent, recursive: true);
    }

    private static Regex Named(string role) => new($@"{role}\s+(\S+@\S+)", RegexOptions.NonBacktracking);

    [GeneratedRegex(@"Password: (\S+)")]
    private static partial Regex Secret();
}
