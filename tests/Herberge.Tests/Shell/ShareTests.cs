using AngleSharp.Dom;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;

namespace Herberge.Tests.Shell;

/// <summary>Passing pages of the house on.</summary>
public sealed class ShareTests
{
    [Fact]
    public async Task What_is_for_the_house_is_passed_on_by_link_and_mail_and_to_no_network()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var svenja = await house.InviteAsync("Svenja Matthiesen", "Service");
        var space = await house.OpenSpaceAsync(svenja, "Kantine & mehr");
        const string Title = "Was & wie?\"><script>alert(1)</script>\r\nBcc: alle@example.org&cc=x";
        var thread = await house.StartAsync(svenja, space, Title.Replace("\r\n", " ", StringComparison.Ordinal));

        foreach (var page in new[] { $"/threads/{thread}", "/spaces/kantine-mehr" })
        {
            var menu = (await svenja.PageAsync(page)).QuerySelector("#share")!;
            Assert.Equal(page, menu.QuerySelector("[data-copy]")!.GetAttribute("data-copy"));
            var mail = menu.QuerySelector("a[href^='mailto:']")!.GetAttribute("href")!;
            // One subject and one body, whatever is in the title.
            Assert.Matches("^mailto:\\?subject=[^&?\\s<>\"]+&body=[^&?\\s<>\"]+$", mail);
            Assert.EndsWith(Uri.EscapeDataString(page), mail, StringComparison.Ordinal);
            Assert.All(menu.QuerySelectorAll("a"), link => Assert.DoesNotContain("https://", link.GetAttribute("href")!, StringComparison.Ordinal));
            Assert.Contains("nur für Leute, die das hier sehen dürfen", menu.TextContent, StringComparison.Ordinal);
            Assert.Empty(menu.QuerySelectorAll("script"));
        }
    }
}
