using System.Text.RegularExpressions;
using Herberge.Shell;
using Herberge.Shell.Charts;
using Herberge.Tests.Architecture;

namespace Herberge.Tests.Shell;

public sealed partial class LookTests
{
    [Fact]
    public void Every_icon_asked_for_by_name_is_in_the_sprite()
    {
        var sprite = File.ReadAllLines(Path.Combine(Repository.Application, "Client", "icons.txt")).Select(line => line.Split(' ')[0]).ToHashSet();
        var asked = Repository.Files(".razor").Concat(Repository.Files(".cs"))
            .SelectMany(file => IconName().Matches(File.ReadAllText(file)).Select(m => (File: Path.GetFileName(file), Icon: m.Groups["name"].Value)))
            .ToList();

        Assert.NotEmpty(asked);
        Assert.DoesNotContain(asked, use => !sprite.Contains(use.Icon));
    }

    [Fact]
    public void The_lean_icons_are_those_the_bundler_makes_lean()
    {
        var marked = File.ReadAllLines(Path.Combine(Repository.Application, "Client", "icons.txt"))
            .Where(line => line.EndsWith(" lean", StringComparison.Ordinal)).Select(line => line.Split(' ')[0]);

        Assert.Equal(marked.Order(StringComparer.Ordinal), Icons.LeanIcons.Order(StringComparer.Ordinal));
    }

    /// <summary>The content security policy drops inline styles and scripts; what needs them would silently break.</summary>
    [Fact]
    public void No_component_carries_an_inline_style_or_script()
    {
        var found = Repository.Files(".razor").Where(file => Inline().IsMatch(File.ReadAllText(file))).Select(Path.GetFileName);

        Assert.Empty(found);
    }

    [Theory]
    [InlineData("<p style=\"--v:3\">")]
    [InlineData("<button onclick=\"go()\">")]
    [InlineData("<script>alert(1)</script>")]
    public void A_planted_inline_style_or_script_is_found(string markup) => Assert.Matches(Inline(), markup);

    [Theory]
    [InlineData(0.24, 0)]
    [InlineData(0.25, 1)]
    [InlineData(0.5, 2)]
    [InlineData(0.8, 3)]
    [InlineData(1.2, 3)]
    [InlineData(1.21, 4)]
    public void The_heat_map_has_five_steps(double ratio, int step) => Assert.Equal(step, new HeatCell(ratio).Step);

    [GeneratedRegex(@"(?:Icons\.(?:Of|Small|Lean)\(|\bIcon=)""(?<name>[a-z][a-z0-9-]*)""")]
    private static partial Regex IconName();

    [GeneratedRegex(@"\sstyle=""|\son[a-z]+=""[^@]|<script(?![^>]*\ssrc=)[^>]*>", RegexOptions.IgnoreCase)]
    private static partial Regex Inline();
}
