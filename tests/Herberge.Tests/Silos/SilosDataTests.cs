using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Herberge.Foundation.Access;
using Herberge.People.Leaving;
using Herberge.Silos.Alerts;
using Herberge.Silos.Next;
using Herberge.Silos.Oversight;
using Herberge.Spaces.Introductions;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

/// <summary>What analysis and introductions keep about a person can be downloaded by them, and goes with them.</summary>
public sealed class SilosDataTests
{
    private static readonly string[] Kept =
        ["countedAs", "leftOutOfAnalysis", "looksAtAnalysis", "analysisSettings", "bridgesChosen", "alertsAcknowledged", "likesIntroductions", "introductions"];

    [Theory, BothEngines]
    public async Task A_download_holds_all_that_analysis_keeps_about_oneself(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var person = await LiveAsync(house);

        await using var zip = new ZipArchive(await person.Browser.GetStreamAsync("/me/data", TestContext.Current.CancellationToken));
        await using var entry = await zip.GetEntry("herberge.json")!.OpenAsync(TestContext.Current.CancellationToken);
        var data = (await JsonDocument.ParseAsync(entry, default, TestContext.Current.CancellationToken)).RootElement;

        Assert.All(Kept, name => Assert.True(data.GetProperty(name).GetArrayLength() > 0, $"{name} is empty"));
    }

    [Theory, BothEngines]
    public async Task Whoever_is_erased_leaves_their_id_in_no_table(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var person = await LiveAsync(house);
        Assert.True((await PlacesAsync(house, person.Id)).Count > 8);

        var handle = await house.InDbAsync(db => db.Set<Herberge.People.Member>().Where(m => m.Id == person.Id).Select(m => m.Handle).SingleAsync());
        var erased = await house.InScopeAsync(async services => await services.GetRequiredService<EraseMember>()
            .HandleAsync(new EraseMemberInput(person.Id, handle), await person.ViewerAsync(), CancellationToken.None));

        Assert.True(erased.Succeeded);
        Assert.Empty(await PlacesAsync(house, person.Id));
        // Decisions stay, as a former member's; the empty seat keeps the unit's number.
        Assert.True(await house.InDbAsync(db => db.Set<BridgeChoice>().AllAsync(c => c.IsDone && c.MemberId == FormerMember.Id)));
        Assert.Equal(FormerMember.Id, await house.InDbAsync(db => db.Set<SiloAlert>().Select(a => a.AcknowledgedBy).SingleAsync()));
        Assert.Equal(0, await house.InDbAsync(db => db.Set<OptOut>().CountAsync()));
        Assert.Equal(31, await house.InDbAsync(db => db.Set<Herberge.Silos.Releases.RosterEntry>().CountAsync(e => e.UnitPath != null)));
    }

    /// <summary>Somebody who runs the house and leaves marks in everything analysis keeps.</summary>
    private static async Task<Person> LiveAsync(TestHouse house)
    {
        await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        var person = await house.InviteAsync("Wilhelmine Fern", "Einkauf", roles: HouseRoles.Host);
        var other = await house.InviteAsync("Otto Andersen");
        await person.SubmitAsync("/me/bridges", "leave", ("Leave", "true"));
        await person.PageAsync("/silos");
        await person.SubmitAsync("/silos/settings", "propose",
            ("Form.SmallestGroup", "8"), ("Form.Goal", ""), ("Form.KeepMonths", "36"), ("Form.Reason", "Strenger"));
        foreach (var who in new[] { person, other }) await who.SubmitAsync("/settings/introductions", "welcome", ("Welcome", "true"));
        var (viewer, ada) = (await person.ViewerAsync(), await house.Administrator.ViewerAsync());
        await house.InScopeAsync(async services =>
        {
            Assert.True((await services.GetRequiredService<SkipBridge>().HandleAsync("Einkauf", "Qualität", viewer, CancellationToken.None)).Succeeded);
            Assert.True((await services.GetRequiredService<FinishBridge>().HandleAsync("Einkauf", "Qualität", viewer, CancellationToken.None)).Succeeded);
            Assert.True((await services.GetRequiredService<ProposeIntroduction>().HandleAsync(new ProposeIntroductionInput(person.Id, other.Id, "Grund"), ada, CancellationToken.None)).Succeeded);
            return true;
        });
        var alert = new SiloAlert("Einkauf", house.Clock.GetUtcNow(), 0.2, new OpennessBand(0.4, 0.6), house.Clock.GetUtcNow());
        await house.InDbAsync(async db =>
        {
            db.Set<SiloAlert>().Add(alert);
            return await db.SaveChangesAsync();
        });
        await person.ActAsync($"/silos/alerts/{alert.Id}/acknowledge");
        return person;
    }

    private static Task<List<string>> PlacesAsync(TestHouse house, Guid id) => house.InDbAsync(async db =>
    {
        var found = new List<string>();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
        {
            await db.Database.OpenConnectionAsync();
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
                for (var column = 0; column < rows.FieldCount; column++)
                {
                    var value = rows.GetValue(column);
                    var text = value is byte[] bytes ? Encoding.UTF8.GetString(bytes) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                    if (text.Contains(id.ToString(), StringComparison.OrdinalIgnoreCase) || (value is byte[] { Length: 16 } raw && (new Guid(raw) == id || new Guid(raw, bigEndian: true) == id)))
                        found.Add($"{table}.{rows.GetName(column)}");
                }
        }

        return found;
    });
}
