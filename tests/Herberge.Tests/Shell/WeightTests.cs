using System.Text;
using Herberge.Shell.Parts;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace Herberge.Tests.Shell;

public sealed class WeightTests
{
    /// <summary>A thread page may weigh 45 kB; frame, head, aside and composer need the rest.</summary>
    [Fact]
    public async Task Twenty_posts_of_five_hundred_letters_weigh_less_than_thirty_five_kilobytes()
    {
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        var post = new PostView("p-12", new Face("TW", 2), "Tomasz Wieczorek", TestHouse.Opening, $"<p>{new string('a', 500)}</p>")
        {
            AuthorHref = "/people/tomasz.wieczorek",
            Unit = "Produktion Werk Süd",
            ReactTo = $"/posts/{Guid.Empty:N}/react",
            Reactions = [new("helpful", "thumb-up", "Hilfreich", 31, true), new("thanks", "heart-handshake", "Danke", 12, false)],
            ReplyHref = "#compose",
            MenuHref = $"/posts/{Guid.Empty:N}/menu",
        };

        var bytes = await house.InScopeAsync(async services =>
        {
            await using var renderer = new HtmlRenderer(services, NullLoggerFactory.Instance);
            return await renderer.Dispatcher.InvokeAsync(async () =>
            {
                var output = await renderer.RenderComponentAsync<PostCard>(ParameterView.FromDictionary(
                    new Dictionary<string, object?> { [nameof(PostCard.Post)] = post }));
                return Encoding.UTF8.GetByteCount(output.ToHtmlString());
            });
        });

        Assert.InRange(20 * bytes, 20 * 500, 35_000);
    }
}
