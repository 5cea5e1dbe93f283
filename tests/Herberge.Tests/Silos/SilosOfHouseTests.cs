using System.Diagnostics;
using System.Text.Json;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Silos;

/// <summary>The verb over a house, in a process of its own.</summary>
public sealed class SilosOfHouseTests
{
    [Theory, BothEngines]
    public async Task The_verb_tells_the_figures_of_the_page_and_no_more(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15), ("Vertrieb", 13), ("Recht", 4), ("Labor", 6));

        var (code, output, errors) = await RunAsync(house, "--format", "json", "--days", "90");

        Assert.Equal((0, ""), (code, errors));
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(Math.Round(company.Openness, 2), root.GetProperty("openness").GetProperty("value").GetDouble());
        var units = root.GetProperty("byUnit").EnumerateArray().ToDictionary(unit => unit.GetProperty("unit").GetString()!);
        Assert.True(units["Recht"].GetProperty("suppressed").GetBoolean());
        Assert.Equal(JsonValueKind.Null, units["Recht"].GetProperty("openness").ValueKind);
        Assert.All(root.GetProperty("matrix").EnumerateArray().Where(cell => cell.GetProperty("a").GetString() == "Recht" || cell.GetProperty("b").GetString() == "Recht"),
            cell => Assert.Equal(JsonValueKind.Null, cell.GetProperty("weight").ValueKind));
        var page = (await company.SeeAsync()).Figures;
        Assert.Equal(page.Matrix.Select(cell => (cell.Weight, cell.Ratio, cell.Z)), root.GetProperty("matrix").EnumerateArray().Select(cell => (Number(cell, "weight"), Number(cell, "ratio"), Number(cell, "z"))));

        static double? Number(JsonElement cell, string key) => cell.GetProperty(key).ValueKind == JsonValueKind.Null ? null : cell.GetProperty(key).GetDouble();
    }

    [Fact]
    public async Task A_house_refuses_groups_under_five_and_options_that_belong_to_files()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);

        Assert.Equal((2, ""), await ShortAsync(house, "--min-group", "1"));
        Assert.Equal((2, ""), await ShortAsync(house, "--days", "31"));
        Assert.Equal((2, ""), await ShortAsync(house, "--weight", "count"));
        Assert.Equal((2, ""), await ShortAsync(house, "--people", "people.csv"));
        var (code, _, errors) = await RunAsync(house, "--min-group", "4");
        Assert.Equal(2, code);
        Assert.Contains("--min-group of a house is 5 or more.", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_without_a_house_is_wrong_input()
    {
        var folder = Directory.CreateTempSubdirectory("herberge-none-").FullName;
        try
        {
            var (code, output, errors) = await StartAsync(["silos", "--data", folder], null);
            Assert.Equal((2, ""), (code, output));
            Assert.Contains("is no house", errors, StringComparison.Ordinal);
            Assert.Empty(Directory.GetFiles(folder, "*.db"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task An_empty_house_says_so_and_succeeds()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);

        var (code, output, _) = await RunAsync(house, "--format", "json");

        Assert.Equal(0, code);
        var root = JsonDocument.Parse(output).RootElement;
        Assert.Equal(JsonValueKind.Null, root.GetProperty("openness").GetProperty("value").ValueKind);
        Assert.Contains("Nobody has a unit yet.", root.GetProperty("notices").EnumerateArray().Select(notice => notice.GetString()));
    }

    private static async Task<(int Code, string Output)> ShortAsync(TestHouse house, params string[] more)
    {
        var (code, output, _) = await RunAsync(house, more);
        return (code, output);
    }

    private static Task<(int Code, string Output, string Errors)> RunAsync(TestHouse house, params string[] more) =>
        StartAsync(["silos", "--data", house.DataFolder, .. more], house.App.Configuration["Herberge:Database"]);

    internal static async Task<(int Code, string Output, string Errors)> StartAsync(string[] arguments, string? database)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            StandardErrorEncoding = System.Text.Encoding.UTF8,
        };
        if (database is not null) start.Environment["HERBERGE__DATABASE"] = database;
        using var process = Process.Start(start)!;
        var ct = TestContext.Current.CancellationToken;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(ct), process.StandardError.ReadToEndAsync(ct));
        await process.WaitForExitAsync(ct);
        return (process.ExitCode, await output, await errors);
    }
}
