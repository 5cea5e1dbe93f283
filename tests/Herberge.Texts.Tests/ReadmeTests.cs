namespace Herberge.Texts.Tests;

public sealed class ReadmeTests
{
    [Fact]
    public void The_example_is_the_one_that_is_compiled()
    {
        var readme = File.ReadAllText(Path.Combine(Root(), "src", "Herberge.Texts", "README.md"));
        var code = File.ReadAllText(Path.Combine(Root(), "tests", "Herberge.Texts.Tests", "ReadmeExample.cs"));
        var shown = Between(readme, "```csharp\n", "```");
        var compiled = Between(code, "// README begins\n", "        // README ends");
        Assert.Equal(shown, string.Join('\n', compiled.Split('\n').Select(line => line.StartsWith("        ", StringComparison.Ordinal) ? line[8..] : line)));
    }

    [Fact]
    public void The_example_gives_what_it_says()
    {
        var (label, original, theme, report, first, suggester, nearest) = ReadmeExample.Run();

        Assert.NotEmpty(label);
        Assert.Equal(0, original);
        Assert.NotNull(theme);
        Assert.NotEqual(report.Assignments[0].Theme, theme);
        Assert.Equal("IT", first.Code);
        Assert.Equal("Parken", suggester.Suggest("Parkplatz voll")[0].Code);
        Assert.InRange(nearest, 0, 3);
    }

    private static string Between(string text, string begin, string end)
    {
        var from = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }

    private static string Root()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Herberge.slnx")))
            at = at.Parent;
        return at?.FullName ?? throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
