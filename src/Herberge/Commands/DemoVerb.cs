using System.CommandLine;
using System.Globalization;
using Herberge.Demo;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.Silos.Alerts;
using Herberge.Silos.Releases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Commands;

/// <summary>
/// <c>herberge demo</c>: fills a believable company and opens it. The same members, seed and last day give the same company.
/// </summary>
internal static class DemoVerb
{
    public static Command Create()
    {
        var data = new Option<string>("--data") { Description = "Folder of the demo house", HelpName = "DIR", DefaultValueFactory = _ => "demo-data" };
        var members = new Option<int>("--members") { Description = "People of the company", HelpName = "N", DefaultValueFactory = _ => 2000 };
        var seed = new Option<int>("--seed") { Description = "Another seed, another company", HelpName = "S", DefaultValueFactory = _ => 7 };
        var until = new Option<DateOnly?>("--until") { Description = "Last day of its eighteen months; yesterday without it", HelpName = "DAY" };
        var noServe = new Option<bool>("--no-serve") { Description = "Only fill the house" };
        var urls = new Option<string>("--urls") { Description = "Addresses to listen on", HelpName = "URL", DefaultValueFactory = _ => ServeVerb.DefaultUrls };
        members.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 30 or > 20_000) result.AddError("--members takes 30 to 20000.");
        });
        var command = new Command("demo", "Fill and open a demo company") { data, members, seed, until, noServe, urls };
        command.SetAction(async (parsed, ct) =>
        {
            var folder = Path.GetFullPath(parsed.GetRequiredValue(data));
            await FillAsync(folder, parsed.GetValue(members), parsed.GetValue(seed), parsed.GetValue(until), ct);
            if (parsed.GetValue(noServe)) return Verbs.Done;
            await ReleaseAsync(folder, ct);
            // Filling needs several times the memory that serving does: give it back before the house opens.
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            return await ServeVerb.ServeAsync(folder, parsed.GetRequiredValue(urls), ct);
        });
        return command;
    }

    private static async Task FillAsync(string folder, int members, int seed, DateOnly? until, CancellationToken ct)
    {
        var note = Path.Combine(folder, "demo.txt");
        var head = string.Create(CultureInfo.InvariantCulture, $"Ostertag Fördertechnik: {members} people, seed {seed}");
        if (File.Exists(note))
        {
            var told = await File.ReadAllTextAsync(note, ct);
            if (!told.StartsWith(head, StringComparison.Ordinal) || (until is { } wanted && !told.Contains(Until(wanted), StringComparison.Ordinal)))
                throw new FormatException($"{folder} holds another demo house. Choose another folder with --data, or delete it.");
            Console.WriteLine(told);
            return;
        }

        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new FormatException($"{folder} is not empty and no demo house. Choose another folder with --data.");

        // Filled beside its place and moved there when it is whole: an interrupted demo leaves no half house.
        var building = $"{folder.TrimEnd('/')}.building";
        if (Directory.Exists(building)) Directory.Delete(building, recursive: true);
        var text = await FillNewAsync(building, head, members, seed, until, ct);
        await File.WriteAllTextAsync(Path.Combine(building, "demo.txt"), text, ct);
        if (Directory.Exists(folder)) Directory.Delete(folder);
        Directory.Move(building, folder);
        Console.WriteLine(text);
    }

    private static async Task<string> FillNewAsync(string folder, string head, int members, int seed, DateOnly? until, CancellationToken ct)
    {
        await using var app = HouseApp.Build(new Dictionary<string, string?> { ["Herberge:Data"] = folder });
        await HouseApp.PrepareAsync(app, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HouseDb>();
        if (await db.Settings.AnyAsync(ct)) throw new FormatException("The database is not empty; a demo needs an empty one.");
        // Whole days: a house filled in the morning and one filled in the evening are the same.
        var last = until ?? DateOnly.FromDateTime(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime).AddDays(-1);
        var end = new DateTimeOffset(last.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        var shown = -1;
        var filled = await ActivatorUtilities.CreateInstance<FillHouse>(scope.ServiceProvider)
            .HandleAsync(new DemoPlan(members, seed, end), (done, all) =>
            {
                var percent = Math.Min(100, 100 * done / Math.Max(1, all));
                if (percent / 10 == shown) return;
                shown = percent / 10;
                Console.Error.WriteLine($"Filling the house: {percent} % ({done} posts)");
            }, ct);
        await File.WriteAllTextAsync(Path.Combine(folder, "demo-truth.json"), filled.Truth.ToJson(), ct);
        SqliteConnection.ClearAllPools();
        return $"""
            {head}
            {filled.Members} people, {filled.Threads} threads, {filled.Posts} posts, {Until(last)}

            Sign in as
              administrator  {filled.Administrator}
              host           {filled.Host}
              works council  {filled.WorksCouncil}
              customers      {filled.CommunityManager}
              networks       {filled.SocialMediaManager}
              some spaces    {filled.SpaceManager}
              member         {filled.Member}
              partner        {filled.Guest}
            Password: {FillHouse.Password}
            API token of the administrator: {filled.Token}

            """;
    }

    /// <summary>The first page of figures, and the start page that takes its bridge from them, needn't wait for the night.</summary>
    private static async Task ReleaseAsync(string folder, CancellationToken ct)
    {
        await using var app = HouseApp.Build(new Dictionary<string, string?> { ["Herberge:Data"] = folder });
        await HouseApp.PrepareAsync(app, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var to = ReleaseCalendar.LastEnd(services.GetRequiredService<TimeProvider>().GetUtcNow(), services.GetRequiredService<House>().TimeZone);
        await services.GetRequiredService<ReleaseFigures>().HandleAsync(new FigureKey(to, ReleaseCalendar.UsualWindow, 1, GroupedBy.Unit, null), ct);
        await services.GetRequiredService<RaiseAlerts>().HandleAsync(ct);
        SqliteConnection.ClearAllPools();
    }

    private static string Until(DateOnly day) => string.Create(CultureInfo.InvariantCulture, $"until {day:yyyy-MM-dd}");
}
