using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;

namespace Herberge.Browser.Tests.Setup;

/// <summary>A filled company, built once and served for all tests of a class.</summary>
/// <remarks><see cref="SmallHouse"/> is the quicker one, for tests that write.</remarks>
public partial class DemoHouse : IAsyncLifetime
{
    private readonly string _parent = Directory.CreateTempSubdirectory("herberge-demo-").FullName;
    private ServedHouse? _house;
    private string? _address;

    public Uri Address => _house!.Address;

    public string Host { get; private set; } = "";

    public string Guest { get; private set; } = "";

    /// <summary>Runs the space “Ersatzteile & Lieferzeiten”, is an ordinary member elsewhere.</summary>
    public string Svenja { get; private set; } = "";

    /// <summary>Community manager: the customers' advocate.</summary>
    public string Samuel { get; private set; } = "";

    /// <summary>Social media manager.</summary>
    public string Networks { get; private set; } = "";

    public string Miriam { get; private set; } = "";

    public string Password { get; private set; } = "";

    private string Folder => Path.Combine(_parent, "house");

    /// <summary>Mails written so far; there is no mail server in the demo house.</summary>
    public IReadOnlyCollection<string> Mails() =>
        Directory.Exists(Path.Combine(Folder, "mail")) ? Directory.GetFiles(Path.Combine(Folder, "mail"), "*.eml") : [];

    /// <summary>The text of the first mail that is not among <paramref name="before"/>.</summary>
    public async Task<string> NextMailAsync(IReadOnlyCollection<string> before)
    {
        for (var attempt = 0; attempt < 600; attempt++)
        {
            if (Mails().Except(before).FirstOrDefault() is { } path) return (await MimeMessage.LoadAsync(path)).TextBody ?? "";
            await Task.Delay(100);
        }

        throw new InvalidOperationException("No mail came within a minute.");
    }

    protected virtual int People => 400;

    /// <summary>What the nodes of the house call each other through; null for a house of one node.</summary>
    protected virtual string? Redis => null;

    /// <summary>A second node of the same house.</summary>
    public Task<ServedHouse> OpenNodeAsync() => ServedHouse.OpenAsync(Folder, _address, Redis);

    /// <summary>Address of its database; null for the one in its folder.</summary>
    protected virtual Task<string?> DatabaseAsync() => Task.FromResult<string?>(null);

    public async ValueTask InitializeAsync()
    {
        var folder = Folder;
        var database = _address = await DatabaseAsync();
        var said = await ServedHouse.RunAsync(database, "demo", "--members", People.ToString(CultureInfo.InvariantCulture), "--seed", "7", "--no-serve", "--data", folder);
        Host = Named("administrator").Match(said).Groups[1].Value;
        Guest = Named("partner").Match(said).Groups[1].Value;
        Svenja = Named("host").Match(said).Groups[1].Value;
        Samuel = Named("customers").Match(said).Groups[1].Value;
        Networks = Named("networks").Match(said).Groups[1].Value;
        Miriam = Named("member").Match(said).Groups[1].Value;
        Password = Secret().Match(said).Groups[1].Value;
        _house = await ServedHouse.OpenAsync(folder, database, Redis);
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_house is not null) await _house.DisposeAsync();
        Directory.Delete(_parent, recursive: true);
        GC.SuppressFinalize(this);
    }

    private static Regex Named(string role) => new($@"{role}\s+(\S+@\S+)", RegexOptions.NonBacktracking);

    [GeneratedRegex(@"Password: (\S+)")]
    private static partial Regex Secret();
}
