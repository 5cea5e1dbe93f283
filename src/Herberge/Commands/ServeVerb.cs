using System.CommandLine;
using Herberge.Foundation;
using Herberge.Foundation.Api;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Web;
using Microsoft.Extensions.Options;

namespace Herberge.Commands;

/// <summary><c>herberge serve</c>, and <c>herberge</c> alone: opens the house.</summary>
internal static class ServeVerb
{
    public const string DefaultUrls = "http://localhost:5080";

    private static readonly Option<string> Data = Verbs.DataOption();
    private static readonly Option<string> Urls = new("--urls")
    {
        Description = "Addresses to listen on, separated by semicolons",
        HelpName = "URL",
        DefaultValueFactory = _ => Environment.GetEnvironmentVariable("HERBERGE__URLS") ?? DefaultUrls,
    };

    public static Command Create()
    {
        var command = new Command("serve", "Open the house for browsers (the default)") { Data, Urls };
        command.SetAction((parsed, ct) => RunAsync(parsed, ct));
        return command;
    }

    public static Task<int> RunAsync(ParseResult parsed, CancellationToken ct) =>
        ServeAsync(parsed.GetRequiredValue(Data), parsed.GetRequiredValue(Urls), ct);

    public static async Task<int> ServeAsync(string data, string urls, CancellationToken ct)
    {
        await using var app = HouseApp.Build(new Dictionary<string, string?>
        {
            ["Herberge:Data"] = data,
            ["urls"] = urls,
        });
        await HouseApp.PrepareAsync(app, ct);
        try
        {
            await app.StartAsync(ct);
        }
        catch (IOException error)
        {
            await Console.Error.WriteLineAsync($"Can't listen on {urls}: {error.GetBaseException().Message}. Choose another address with --urls.");
            return Verbs.Failed;
        }

        _ = SettleAsync(app);
        await Console.Error.WriteLineAsync($"The house is open: {string.Join(", ", app.Urls)}   (Ctrl+C closes it)");
        if (!app.Services.GetRequiredService<House>().IsOpen) await Console.Error.WriteLineAsync(Invitation(app));
        await app.WaitForShutdownAsync(ct);
        return Verbs.Done;
    }

    /// <summary>Behind the opened house: makes the API ready, and gives back the memory that only the start needed.</summary>
    private static async Task SettleAsync(WebApplication app)
    {
        await app.Services.GetRequiredService<LateRoutes>().ReadyAsync();
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }

    /// <summary>How to take over an empty house: the key is needed from every other machine than this one.</summary>
    private static string Invitation(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<HouseOptions>>().Value;
        var address = options.PublicUrl is { Length: > 0 } known
            ? known.TrimEnd('/')
            : app.Urls.First().Replace("[::]", "localhost", StringComparison.Ordinal).Replace("0.0.0.0", "localhost", StringComparison.Ordinal).TrimEnd('/');
        var key = app.Services.GetRequiredService<SetupKey>().Value;
        return $"It is empty. Give it a name and its first administrator:\n  {address}{FirstRun.Path}?{SetupKey.Parameter}={key}";
    }
}
