using Herberge.Channels.Public;

namespace Herberge.Tests.Channels;

/// <summary>What a text loses on its way outside, and where somebody may be led to share it.</summary>
public sealed class PublicWordsTests
{
    private const string House = "https://haus.example.org";
    private static readonly Guid Own = Guid.Parse("0198a7c2-1d9e-7c33-b2f0-6f3f1c1d2e4a");
    private static readonly Guid Other = Guid.Parse("0198a7c2-1d9e-7c33-b2f0-6f3f1c1d2e4b");

    [Theory]
    [InlineData("<p>Nur Text &amp; mehr</p>", "<p>Nur Text &amp; mehr</p>")]
    [InlineData("<p>Frag <a class=\"mention\" href=\"/people/svenja\">@svenja</a>.</p>", "<p>Frag @….</p>")]
    [InlineData("<p><a href=\"/threads/1\">das Gespräch</a></p>", "<p>das Gespräch</p>")]
    [InlineData("<p><a href=\"https://haus.example.org/spaces/geheim\">https://haus.example.org/spaces/geheim</a></p>", "<p>…</p>")]
    [InlineData("<p><a href=\"https://HAUS.example.org/spaces/geheim\"><em>hier</em></a></p>", "<p><em>hier</em></p>")]
    [InlineData("<p><a href=\"https://haus.example.org.evil.example/\">fremd</a></p>", "<p><a href=\"https://haus.example.org.evil.example/\" rel=\"noopener noreferrer nofollow ugc\">fremd</a></p>")]
    [InlineData("<p><a href=\"/p/technik\">draußen</a></p>", "<p><a href=\"/p/technik\">draußen</a></p>")]
    [InlineData("<p><img src=\"/files/0198a7c2-1d9e-7c33-b2f0-6f3f1c1d2e4a/bild.png\" alt=\"Bild\"></p>", "<p><img src=\"/p/files/0198a7c2-1d9e-7c33-b2f0-6f3f1c1d2e4a\" alt=\"Bild\"></p>")]
    [InlineData("<p><img src=\"/files/0198a7c2-1d9e-7c33-b2f0-6f3f1c1d2e4b/bild.png\" alt=\"Bild\"></p>", "<p></p>")]
    [InlineData("<p><a href=\"/files/0198a7c2-1d9e-7c33-b2f0-6f3f1c1d2e4b/plan.pdf\">Plan</a></p>", "<p>Plan</p>")]
    public void A_text_leaves_inside_what_belongs_there(string inside, string outside) =>
        Assert.Equal(outside, PublicHtml.Of(inside, House, [Own], ReadPublic.FileAddress));

    [Fact]
    public void Readers_elsewhere_get_whole_addresses_and_first_words_end_at_a_word()
    {
        Assert.Equal($"<p><img src=\"{House}/p/files/{Other}\"> <code>x=\"/p/y\"</code></p>", PublicHtml.Absolute($"<p><img src=\"/p/files/{Other}\"> <code>x=\"/p/y\"</code></p>", House));
        Assert.Equal("Erster Satz. Zweiter…", PublicHtml.Lead("<p>Erster Satz.</p><ul><li>Zweiter</li><li>Dritter Punkt</li></ul>", 22));
        Assert.Equal("a < b", PublicHtml.Lead("<p>a &lt; b</p>", 100));
    }

    [Theory]
    [InlineData("mastodon.social", "mastodon.social")]
    [InlineData(" https://Mastodon.Social/ ", "mastodon.social")]
    [InlineData("@svenja@chaos.social", "chaos.social")]
    [InlineData("müller.example", "xn--mller-kva.example")]
    [InlineData("http://mastodon.social", null)]
    [InlineData("mastodon.social/@evil", null)]
    [InlineData("mastodon.social:444", null)]
    [InlineData("javascript:alert(1)", null)]
    [InlineData("user:pass@mastodon.social", null)]
    [InlineData("evil.example#@mastodon.social", null)]
    [InlineData("127.0.0.1", null)]
    [InlineData("localhost", null)]
    [InlineData("mastodon.social\\@evil.example", null)]
    [InlineData("//evil.example", null)]
    [InlineData("", null)]
    public void Only_the_name_of_a_server_is_taken(string typed, string? host) => Assert.Equal(host, ShareTargets.HostOf(typed));
}
