using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Herberge.Channels.Hooks;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Herberge.Tests.Spaces;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Herberge.Tests.Channels;

public sealed class HooksTests
{
    [Theory, BothEngines]
    public async Task A_program_is_told_what_every_colleague_may_read_signed_and_until_it_answers(Engine engine)
    {
        await using var receiver = await Receiver.StartAsync();
        await using var house = await TestHouse.OpenAsync(engine, new() { ["Herberge:Outward:Allow"] = "127.0.0.1, ::1" });
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var open = await house.OpenSpaceAsync(house.Administrator, "Werkstatt", members: svenja);
        var closed = await house.OpenSpaceAsync(house.Administrator, "Vertraulich", SpaceKind.Private, members: svenja);
        await svenja.PageAsync(HooksDoor.Address, HttpStatusCode.NotFound);
        using var wrong = await MakeAsync(house.Administrator, "https://geheim:wort@example.org/", "thread.started");
        Assert.DoesNotContain("whsec_", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var made = await MakeAsync(house.Administrator, receiver.Address, "thread.started", "post.added");
        var html = await made.Content.ReadAsStringAsync();
        var secret = html[html.IndexOf(HookSecret.Prefix, StringComparison.Ordinal)..].Split('<')[0].Replace("&#x2B;", "+", StringComparison.Ordinal).Replace("&#x3D;", "=", StringComparison.Ordinal).Replace("&#43;", "+", StringComparison.Ordinal);
        Assert.Contains("no-store", made.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var page = $"{HooksDoor.Address}/{await house.InDbAsync(db => db.Set<Hook>().Select(h => h.Id).SingleAsync())}";
        Assert.DoesNotContain(secret, (await house.Administrator.PageAsync(page)).DocumentElement.OuterHtml, StringComparison.Ordinal);

        // What is closed is told to nobody; what is open with its title and place, no word and no name.
        await house.StartAsync(svenja, closed, "Gehaltsrunde");
        var thread = await house.StartAsync(svenja, open, "Dichtung gesucht", "Wer hat eine?");
        await Eventually.IsTrueAsync(() => Task.FromResult(receiver.Calls.Count == 1));
        var call = receiver.Calls.Single();
        Assert.Contains("Dichtung gesucht", call.Body, StringComparison.Ordinal);
        Assert.Contains($"/threads/{thread}", call.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Svenja", call.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("Wer hat eine?", call.Body, StringComparison.Ordinal);
        Assert.Equal(call.Signature, HookSecret.Sign(secret, call.Id, long.Parse(call.Timestamp, System.Globalization.CultureInfo.InvariantCulture), call.Body));
        Assert.NotEqual(call.Signature, HookSecret.Sign(secret, call.Id, 1, call.Body));

        // Down, it is tried for three days with the same id, then given up, and sent again when somebody says so.
        receiver.Answers = StatusCodes.Status500InternalServerError;
        house.Clock.Advance(TimeSpan.FromSeconds(1));
        await house.AnswerAsync(svenja, thread, "Ich habe eine.");
        await Eventually.IsTrueAsync(() => Task.FromResult(receiver.Calls.Count == 2));
        await Eventually.IsTrueAsync(async () => (await DeliveryAsync(house)).Attempts == 1);
        foreach (var wait in HookDelivery.Waits)
        {
            house.Clock.Advance(wait);
            await DeliverAsync(house);
        }

        Assert.True(HookDelivery.Waits.Aggregate(TimeSpan.Zero, (all, wait) => all + wait) >= TimeSpan.FromDays(3));
        var dead = await DeliveryAsync(house);
        Assert.Equal((HookDelivery.Waits.Count + 1, true, 500), (dead.Attempts, dead.DeadAt is not null, dead.Status!.Value));
        Assert.Single(receiver.Calls.Where(c => c.Body.Contains("post.added", StringComparison.Ordinal)).Select(c => c.Id).Distinct());
        receiver.Answers = StatusCodes.Status204NoContent;
        Assert.Equal(HttpStatusCode.NotFound, (await (await house.InviteAsync("Kim Neu")).ActAsync($"{HooksDoor.Address}/deliveries/{dead.Id}/again")).StatusCode);
        await house.Administrator.ActAsync($"{HooksDoor.Address}/deliveries/{dead.Id}/again");
        Assert.NotNull((await DeliveryAsync(house)).DeliveredAt);

        // A renewed secret is signed with beside the old one for a day.
        await house.Administrator.SubmitAsync(page, "secret");
        await house.Administrator.ActAsync($"{page}/try");
        var last = receiver.Calls.Last();
        Assert.Contains(HookSecret.Sign(secret, last.Id, long.Parse(last.Timestamp, System.Globalization.CultureInfo.InvariantCulture), last.Body), last.Signature.Split(' '));
        Assert.Equal(2, last.Signature.Split(' ').Length);

        // Paused, it hears nothing; removed, nothing of it is left.
        await house.Administrator.ActAsync($"{page}/pause", ("on", "true"));
        var before = receiver.Calls.Count;
        await house.Administrator.ActAsync($"{page}/try");
        Assert.Equal(before, receiver.Calls.Count);
        await house.Administrator.ActAsync($"{page}/remove");
        Assert.Equal(0, await house.InDbAsync(db => db.Set<HookDelivery>().CountAsync()));
    }

    [Fact]
    public async Task Another_program_takes_the_signature_and_the_house_calls_no_closed_network()
    {
        await using var receiver = await Receiver.StartAsync();
        await using var house = await TestHouse.OpenAsync(Engine.Sqlite);
        await MakeAsync(house.Administrator, receiver.Address, "thread.started");
        var page = $"{HooksDoor.Address}/{await house.InDbAsync(db => db.Set<Hook>().Select(h => h.Id).SingleAsync())}";
        await house.Administrator.ActAsync($"{page}/try");
        Assert.Empty(receiver.Calls);
        Assert.Equal("fetch-closed", (await DeliveryAsync(house)).Fault);

        var (secret, id, body) = (HookSecret.New(), "msg_2f7c", """{"type":"thread.started","timestamp":"2026-11-27T08:00:00+00:00","data":{"title":"Füße & Öl"}}""");
        var seconds = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds();
        var headers = new Dictionary<string, string> { ["webhook-id"] = id, ["webhook-timestamp"] = $"{seconds}", ["webhook-signature"] = HookSecret.Sign(secret, id, seconds, body) };
        Assert.Equal(["thread.started"], await OtherPrograms.RunAsync("standardwebhooks", "webhook.mjs", JsonSerializer.Serialize(new { secret, headers, body })));
    }

    private static Task<HttpResponseMessage> MakeAsync(Person administrator, string address, params string[] events) =>
        administrator.SubmitAsync($"{HooksDoor.Address}/new", "hook", [("Form.Name", "Leitstand"), ("Form.Address", address), .. events.Select(type => ("Form.Events", type))]);

    private static Task<HookDelivery> DeliveryAsync(TestHouse house) => house.InDbAsync(db => db.Set<HookDelivery>().AsNoTracking().OrderByDescending(d => d.CreatedAt).ThenByDescending(d => d.Id).FirstAsync());

    private static Task<bool> DeliverAsync(TestHouse house) => house.InScopeAsync(async services =>
    {
        await services.GetRequiredService<DeliverHooks>().HandleAsync(CancellationToken.None);
        return true;
    });

    private sealed record Call(string Id, string Timestamp, string Signature, string Body);

    private sealed class Receiver(WebApplication app) : IAsyncDisposable
    {
        public ConcurrentQueue<Call> Calls { get; } = new();

        public int Answers { get; set; } = StatusCodes.Status200OK;

        public string Address => $"{app.Urls.First()}/take";

        public static async Task<Receiver> StartAsync()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.Logging.ClearProviders();
            var app = builder.Build();
            app.Urls.Add("http://127.0.0.1:0");
            var receiver = new Receiver(app);
            app.MapPost("/take", async (HttpContext context) =>
            {
                using var reader = new StreamReader(context.Request.Body);
                var headers = context.Request.Headers;
                receiver.Calls.Enqueue(new Call(headers["webhook-id"]!, headers["webhook-timestamp"]!, headers["webhook-signature"]!, await reader.ReadToEndAsync()));
                return TypedResults.StatusCode(receiver.Answers);
            });
            await app.StartAsync();
            return receiver;
        }

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
