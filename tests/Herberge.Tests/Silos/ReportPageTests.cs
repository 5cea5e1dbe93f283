using System.Globalization;
using Herberge.Foundation.Access;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Silos;

public sealed class ReportPageTests
{
    [Theory, BothEngines]
    public async Task The_report_says_the_figures_of_the_page_in_sentences_of_both_languages(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16), ("Service", 15), ("Vertrieb", 13), ("Recht", 4), ("Labor", 6));
        var openness = (await company.SeeAsync()).Figures.Whole.Openness!.Value;
        var english = await house.InviteAsync("Jane Doe", roles: HouseRoles.WorksCouncil, language: "en");

        var german = (await house.Administrator.PageAsync("/silos/report")).QuerySelector("main")!.TextContent;
        var other = (await english.PageAsync("/silos/report")).QuerySelector("main")!.TextContent;

        Assert.Contains($"Die Offenheit liegt bei {openness.ToString("0.00", CultureInfo.GetCultureInfo("de-DE"))}", german, StringComparison.Ordinal);
        Assert.Contains($"Openness is {openness.ToString("0.00", CultureInfo.InvariantCulture)}", other, StringComparison.Ordinal);
        foreach (var words in new[] { "Für den Zeitraum davor gibt es keine Zahl", "Einheiten fehlen, weil sie zu wenige Leute haben", "Monaten", "Betriebsrat" })
            Assert.Contains(words, german, StringComparison.Ordinal);
    }

    [Theory, BothEngines]
    public async Task A_change_within_the_error_is_called_what_it_is(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var company = await Company.FillAsync(house, ("Einkauf", 14), ("Qualität", 16));
        await company.RepeatAsync(daysAgo: 200, company.Contacts.Take(1));
        await company.RepeatAsync(daysAgo: 120, company.Contacts.Skip(12));

        var text = (await house.Administrator.PageAsync("/silos/report")).QuerySelector("main")!.TextContent;

        Assert.Contains("kann Zufall sein", text, StringComparison.Ordinal);
        Assert.DoesNotContain("statistisch gesichert.", text, StringComparison.Ordinal);
    }
}
