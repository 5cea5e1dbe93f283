using System.Net;
using Herberge.Foundation.Outcomes;
using Herberge.People;
using Herberge.People.Admin.Units;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Admin;

/// <summary>The tree of units, bent and mended while people sit in it.</summary>
public sealed class UnitsAdminTests
{
    [Theory, BothEngines]
    public async Task A_branch_moves_with_everything_below_and_its_people_stay_in_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var aylin = await house.InviteAsync("Aylin Yıldız", "Produktion/Werk Süd/Montage");
        await house.InviteAsync("Bo Nilsson", "Betrieb");
        var (south, operations) = (await IdAsync(house, "Produktion/Werk Süd"), await IdAsync(house, "Betrieb"));

        using var moved = await house.Administrator.SubmitAsync($"/admin/units/{south}", "place", ("Form.Name", "Werk 2"), ("Form.ParentId", operations.ToString()));

        Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        Assert.Equal(["Betrieb", "Betrieb/Werk 2", "Betrieb/Werk 2/Montage", "Produktion"], await PathsAsync(house));
        Assert.Equal("Betrieb/Werk 2/Montage", await UnitOfAsync(house, aylin));
        Assert.Equal(2, await house.InDbAsync(db => db.Set<OrgUnit>().Select(u => u.Hue).Distinct().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Merging_brings_people_together_and_same_named_units_below_too(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var aylin = await house.InviteAsync("Aylin Yıldız", "Werk Nord/Montage");
        var bo = await house.InviteAsync("Bo Nilsson", "Werk Süd/Montage");
        var cem = await house.InviteAsync("Cem Acar", "Werk Süd/Lager/Halle 3");
        var (north, south) = (await IdAsync(house, "Werk Nord"), await IdAsync(house, "Werk Süd"));

        using var merged = await house.Administrator.SubmitAsync($"/admin/units/{south}", "merge", ("Merge.Into", north.ToString()), ("Merge.Sure", "true"));

        Assert.Equal(HttpStatusCode.Redirect, merged.StatusCode);
        Assert.Equal(["Werk Nord", "Werk Nord/Lager", "Werk Nord/Lager/Halle 3", "Werk Nord/Montage"], await PathsAsync(house));
        Assert.Equal(await UnitOfAsync(house, aylin), await UnitOfAsync(house, bo));
        Assert.Equal("Werk Nord/Lager/Halle 3", await UnitOfAsync(house, cem));
    }

    [Theory, BothEngines]
    public async Task A_unit_goes_up_into_its_parent_even_when_one_below_has_its_name(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var aylin = await house.InviteAsync("Aylin Yıldız", "Werk/Montage/Montage");

        var merged = await MergeAsync(house, await IdAsync(house, "Werk/Montage"), await IdAsync(house, "Werk"));

        Assert.True(merged.Succeeded);
        Assert.Equal(["Werk", "Werk/Montage"], await PathsAsync(house));
        Assert.Equal("Werk/Montage", await UnitOfAsync(house, aylin));
    }

    [Theory, BothEngines]
    public async Task No_unit_ends_up_inside_itself_and_none_with_people_is_removed(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.InviteAsync("Aylin Yıldız", "Werk/Montage");
        var (top, below) = (await IdAsync(house, "Werk"), await IdAsync(house, "Werk/Montage"));

        Assert.Equal("unit-into-itself", (await MergeAsync(house, top, below)).Problem.Code);
        using var into = await house.Administrator.SubmitAsync($"/admin/units/{top}", "place", ("Form.Name", "Werk"), ("Form.ParentId", below.ToString()));
        Assert.Contains("f-form-parentid-error", await into.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var removed = await house.Administrator.ActAsync($"/admin/units/{below}/remove");
        Assert.Equal(["Werk", "Werk/Montage"], await PathsAsync(house));
    }

    [Fact]
    public async Task A_name_that_is_there_already_or_holds_a_slash_is_refused()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        using var added = await house.Administrator.SubmitAsync("/admin/units", "unit", ("Form.Name", "Vertrieb"));
        Assert.Equal(HttpStatusCode.Redirect, added.StatusCode);

        foreach (var name in new[] { "vertrieb", "Ver/trieb", " " })
        {
            using var answer = await house.Administrator.SubmitAsync("/admin/units", "unit", ("Form.Name", name));
            Assert.Contains("f-form-name-error", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        Assert.Equal(["Vertrieb"], await PathsAsync(house));
    }

    private static async Task<Result<Done>> MergeAsync(TestHouse house, Guid unit, Guid into)
    {
        var viewer = await house.Administrator.ViewerAsync();
        return await house.InScopeAsync(services => services.GetRequiredService<MergeUnits>().HandleAsync(unit, into, sure: true, viewer, CancellationToken.None));
    }

    private static Task<Guid> IdAsync(TestHouse house, string path) => house.InDbAsync(db => db.Set<OrgUnit>().Where(u => u.Path == path).Select(u => u.Id).SingleAsync());

    private static async Task<string[]> PathsAsync(TestHouse house) =>
        [.. (await house.InDbAsync(db => db.Set<OrgUnit>().Select(u => u.Path).ToListAsync())).Order(StringComparer.Ordinal)];

    private static Task<string> UnitOfAsync(TestHouse house, Person person) =>
        house.InDbAsync(db => db.Set<Member>().Where(m => m.Id == person.Id).Select(m => m.Unit!.Path).SingleAsync());
}
