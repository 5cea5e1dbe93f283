using System.IO.Compression;
using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Portability;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Admin;

public sealed class ExportPageTests
{
    [Fact]
    public async Task An_administrator_exports_the_house_and_fetches_the_file_and_both_stand_in_the_log()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var ada = house.Administrator;
        var other = await house.InviteAsync("Bela Administrator", roles: HouseRoles.Administrator);

        using var refused = await ada.SubmitAsync("/admin/export", "export");
        Assert.Equal(HttpStatusCode.OK, refused.StatusCode);
        Assert.Contains("setz das Häkchen", WebUtility.HtmlDecode(await refused.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)), StringComparison.Ordinal);

        using var started = await ada.SubmitAsync("/admin/export", "export", ("Form.Understood", "true"));
        Assert.Equal(HttpStatusCode.Redirect, started.StatusCode);
        await Eventually.IsTrueAsync(async () => (await ada.PageAsync("/admin/export")).QuerySelector("a[href='/admin/export/house.zip']") is not null);
        using var file = await ada.GetAsync("/admin/export/house.zip");
        Assert.Equal("application/zip", file.Content.Headers.ContentType?.MediaType);
        using (var zip = new ZipArchive(await file.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken))) Assert.NotNull(zip.GetEntry("manifest.json"));

        Assert.Equal(HttpStatusCode.NotFound, (await other.GetAsync("/admin/export/house.zip")).StatusCode);
        var log = await house.InDbAsync(db => db.Audit.Where(a => a.ActorId == ada.Id && a.Action.StartsWith("house.export")).OrderBy(a => a.Id).Select(a => a.Action).ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(["house.exported", "house.export-fetched"], log);

        house.Clock.Advance(ExportShelf.Kept + TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/admin/export/house.zip")).StatusCode);
    }

    [Fact]
    public async Task What_was_exported_is_gone_when_it_is_removed()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var ada = house.Administrator;
        using var started = await ada.SubmitAsync("/admin/export", "export", ("Form.Understood", "true"));
        await Eventually.IsTrueAsync(async () => (await ada.GetAsync("/admin/export/house.zip")).StatusCode == HttpStatusCode.OK);

        using var removed = await ada.ActAsync("/admin/export/remove");

        Assert.Equal(HttpStatusCode.SeeOther, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await ada.GetAsync("/admin/export/house.zip")).StatusCode);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(house.DataFolder, "exports")));
    }
}
