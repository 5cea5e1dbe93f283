using System.Text;
using Herberge.Browser.Tests.Setup;
using Microsoft.Playwright;

namespace Herberge.Browser.Tests;

/// <summary>An administrator's first hour: the house gets its name and sign, and its people come from a file.</summary>
public sealed class AdministrationTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "ein-langes-passwort";

    /// <summary>A green square, 64 pixels wide.</summary>
    private static readonly byte[] Logo = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAEAAAABACAIAAAAlC+aJAAAAUElEQVR42u3PQQkAAAgEsAtgLzPYv4gRfAuDFVhq+rUICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgICFwWsw3Al5MRGKkAAAAASUVORK5CYII=");

    public static TheoryData<bool> WithAndWithoutScript => new(true, false);

    [Theory, MemberData(nameof(WithAndWithoutScript))]
    public async Task The_first_hour_goes_from_the_first_page_to_people_from_a_file(bool script)
    {
        await using var house = await ServedHouse.OpenAsync();
        await using var visit = await Visit.StartAsync(chromium, house.Address, Screen.All[0], script);
        await OpenHouseAsync(visit);
        Assert.Equal(1, await visit.Page.Locator(".rail .brand.own img").CountAsync());

        await visit.GoAsync("/admin/import");
        await SendAsync(visit, "id,name,email,unit\n1,Aylin Yıldız,aylin@,Produktion/Montage\n2,Bo Nilsson,bo@example.com,Vertrieb\n");
        await visit.Page.GetByText("ist keine Mailadresse").WaitForAsync();
        if (script) await visit.AssertAccessibleAsync();
        await visit.PictureAsync("import-wrong");

        await visit.GoAsync("/admin/import");
        await SendAsync(visit, "id,name,email,unit\n1,Aylin Yıldız,aylin@example.com,Produktion/Montage\n2,Bo Nilsson,bo@example.com,Vertrieb\n");
        await visit.PictureAsync("import-preview");
        await ImportAsync(visit);
        await visit.Page.GetByText("aylin@example.com").WaitForAsync();

        await visit.GoAsync("/admin/import");
        await SendAsync(visit, "id,name,email,unit\n1,Aylin Yıldız,aylin@example.com,Vertrieb\n");
        await visit.Page.GetByLabel("Bo Nilsson deaktivieren").CheckAsync();
        if (script) await visit.AssertAccessibleAsync();
        await visit.PictureAsync("import-missing", whole: true);
        await ImportAsync(visit);

        await visit.GoAsync("/admin/people?state=deactivated");
        Assert.Equal(["Bo Nilsson"], await visit.Page.Locator(".person-line .name").AllInnerTextsAsync());
        visit.AssertQuiet();
    }

    private static async Task OpenHouseAsync(Visit visit)
    {
        await visit.GoAsync("/");
        await visit.Page.FillAsync("#f-form-housename", "Ostertag Fördertechnik");
        await visit.Page.SetInputFilesAsync("#f-form-logo", new FilePayload { Name = "logo.png", MimeType = "image/png", Buffer = Logo });
        await visit.Page.FillAsync("#f-form-adminname", "Ada Ostertag");
        await visit.Page.FillAsync("#f-form-adminemail", "ada@example.org");
        await visit.Page.FillAsync("#f-form-password", Password);
        await visit.Page.Locator("form button.primary").ClickAsync();
        await visit.Page.WaitForURLAsync(url => !url.Contains("/welcome", StringComparison.Ordinal), Visit.OnceThere);
        await visit.Page.WaitForSelectorAsync(".rail");
    }

    private static async Task SendAsync(Visit visit, string csv)
    {
        await visit.Page.SetInputFilesAsync("#f-form-file", new FilePayload { Name = "menschen.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Ansehen" }).ClickAsync();
        await visit.Page.WaitForSelectorAsync("main h1:has-text('menschen.csv')");
    }

    private static async Task ImportAsync(Visit visit)
    {
        await visit.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "So einlesen" }).ClickAsync();
        await visit.Page.WaitForURLAsync(url => url.EndsWith("/admin/people", StringComparison.Ordinal), Visit.OnceThere);
    }
}
