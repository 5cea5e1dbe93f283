using System.Net;
using Herberge.Channels;
using Herberge.Channels.Posts;
using Herberge.Channels.Publishing;
using Herberge.Foundation.Outbox;
using Herberge.Tests.Setup;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;

namespace Herberge.Tests.Channels;

/// <summary>Steps of a post on its way out, as people and clocks take them.</summary>
internal static class Publishing
{
    /// <summary>A house whose outbox waits for the tests, and that may call this machine as if it were the company's own network.</summary>
    public static Task<TestHouse> OpenAsync(Engine engine, params (string Name, string Value)[] settings)
    {
        var all = new Dictionary<string, string?> { ["Herberge:Outward:Allow"] = "127.0.0.1, ::1" };
        foreach (var (name, value) in settings) all[name] = value;
        return TestHouse.OpenAsync(engine, all, WithoutDrain);
    }

    public static void WithoutDrain(WebApplicationBuilder builder) => builder.Services.Remove(builder.Services.Single(s => s.ImplementationType == typeof(OutboxDrain)));

    public static Task<int> DrainAsync(this TestHouse house) => house.InScopeAsync(services => services.GetRequiredService<DrainOutbox>().HandleAsync(CancellationToken.None));

    public static Task<int> DoAsync<T>(this TestHouse house, Func<T, Task> work) where T : notnull => house.InScopeAsync(async services =>
    {
        await work(services.GetRequiredService<T>());
        return 0;
    });

    /// <summary>Written, approved by another, scheduled for now and started.</summary>
    public static async Task<Guid> PublishAsync(this TestHouse house, Person author, Person approver, Guid channel, string title, string text, byte[]? picture = null)
    {
        (string, string)[] fields = [("Form.Title", title), ("Form.TextDe", text), ("Pick", $"{channel:N}-de"), ($"Own-{channel:N}-de", ""), .. picture is null ? Array.Empty<(string, string)>() : [("Form.NewAlt", "Blick in Halle 2")]];
        using var made = picture is null ? await author.SubmitAsync("/channels/compose", "post", fields) : await author.Browser.UploadAsync("/channels/compose", "post", "Form.New", "halle.png", picture, fields);
        Assert.True(made.StatusCode == HttpStatusCode.Redirect, await made.Content.ReadAsStringAsync());
        var post = Guid.Parse(made.Headers.Location!.OriginalString.Split('/')[^1]);
        using var asked = await author.SubmitAsync($"/channels/posts/{post}", "ask", ("Rights", "true"), ("Privacy", "true"), ("Imprint", "true"), ("Approvers", approver.Id.ToString()));
        Assert.True(asked.StatusCode == HttpStatusCode.Redirect, await asked.Content.ReadAsStringAsync());
        var version = await house.InDbAsync(db => db.ChannelPosts.Where(p => p.Id == post).Select(p => p.Version).SingleAsync());
        await approver.ActAsync($"/channels/posts/{post}/approve?version={version}");
        using var scheduled = await author.SubmitAsync($"/channels/posts/{post}", "schedule", ("Day", ""));
        Assert.True(scheduled.StatusCode == HttpStatusCode.Redirect, await scheduled.Content.ReadAsStringAsync());
        await house.DoAsync<PublishDue>(due => due.HandleAsync(CancellationToken.None));
        return post;
    }

    public static Task<PostVariant> VariantAsync(this TestHouse house, Guid post) => house.InDbAsync(db => db.PostVariants.AsNoTracking().SingleAsync(v => v.PostId == post));

    /// <summary>Mails as they were written to the folder, to this address.</summary>
    public static List<MimeMessage> MailFiles(this TestHouse house, string address)
    {
        var folder = Path.Combine(house.DataFolder, "mail");
        return Directory.Exists(folder) ? [.. Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(path => MimeMessage.Load(path)).Where(m => m.To.Mailboxes.Any(t => t.Address == address))] : [];
    }
}
