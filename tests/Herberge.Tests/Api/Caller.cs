using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using Herberge.Foundation.Accounts;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Api;

/// <summary>A program that calls the API with somebody's token, or without one.</summary>
internal sealed class Caller(HttpClient client)
{
    public HttpClient Client => client;

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, object? body = null)
    {
        var request = new HttpRequestMessage(method, $"/api/v1{path}");
        if (body is not null) request.Content = body as HttpContent ?? JsonContent.Create(body);
        return client.SendAsync(request);
    }

    public async Task<JsonNode> GetAsync(string path) => await SaidAsync(HttpStatusCode.OK, await SendAsync(HttpMethod.Get, path));

    public async Task<JsonNode> PutAsync(string path, object? body = null) => await SaidAsync(HttpStatusCode.OK, await SendAsync(HttpMethod.Put, path, body));

    public async Task<JsonNode> MakeAsync(string path, object? body = null) => await SaidAsync(HttpStatusCode.Created, await SendAsync(HttpMethod.Post, path, body));

    /// <summary>Does something that answers with 204.</summary>
    public async Task DoAsync(HttpMethod method, string path, object? body = null)
    {
        using var answer = await SendAsync(method, path, body);
        Assert.True(answer.StatusCode == HttpStatusCode.NoContent, $"{method} {path} answered {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>The problem an answer tells; fails unless it has this status and is <c>application/problem+json</c>.</summary>
    public static async Task<JsonNode> ProblemAsync(HttpStatusCode status, HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == status, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {(int)answer.StatusCode}: {text}");
            Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
            var problem = JsonNode.Parse(text)!;
            Assert.Equal((int)status, (int)problem["status"]!);
            Assert.NotEqual("", (string)problem["title"]!);
            return problem;
        }
    }

    public async Task<JsonNode> RefusedAsync(HttpStatusCode status, HttpMethod method, string path, object? body = null) =>
        await ProblemAsync(status, await SendAsync(method, path, body));

    private static async Task<JsonNode> SaidAsync(HttpStatusCode status, HttpResponseMessage answer)
    {
        using (answer)
        {
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.StatusCode == status, $"{answer.RequestMessage!.Method} {answer.RequestMessage.RequestUri} answered {(int)answer.StatusCode}: {text}");
            return JsonNode.Parse(text) ?? throw new JsonException("The answer is empty.");
        }
    }
}

internal static class Callers
{
    /// <summary>A caller with a new token of this person.</summary>
    public static async Task<Caller> CallAsync(this TestHouse house, Person person, string scopes = "read write") =>
        house.Call(await house.TokenAsync(person.Id, scopes));

    /// <summary>A caller with this token; null for none.</summary>
    public static Caller Call(this TestHouse house, string? token)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = house.Address };
        if (token is not null) client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return new Caller(client);
    }

    public static Task<string> TokenAsync(this TestHouse house, Guid memberId, string scopes = "read write", DateTimeOffset? expires = null) => house.InDbAsync(async db =>
    {
        var secret = TokenAuthentication.NewSecret();
        db.AccessTokens.Add(new AccessToken(memberId, "Test", TokenAuthentication.Hash(secret), scopes, house.Clock.GetUtcNow(), expires));
        await db.SaveChangesAsync();
        return secret;
    });
}
