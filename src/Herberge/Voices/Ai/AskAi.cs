using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Herberge.Foundation.Outward;

namespace Herberge.Voices.Ai;

/// <summary>The server could not be asked or answered something else; the message holds no secret.</summary>
internal sealed class AiFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Asks the configured server, and only that one.</summary>
internal sealed class AskAi(IHttpClientFactory clients, AiEndpoint endpoint)
{
    /// <param name="path">Below the configured address.</param>
    /// <param name="body">What leaves the house, to the letter.</param>
    /// <param name="type">How the answer is read.</param>
    /// <param name="ct">Stops the work.</param>
    public async Task<T> PostAsync<T>(string path, string body, JsonTypeInfo<T> type, CancellationToken ct)
        where T : class
    {
        if (endpoint.Address is not { } address) throw new AiFailedException("No language model is configured.");
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, path)) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            if (endpoint.Key is { } key) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var answer = await clients.CreateClient(AiEndpoint.Client).SendAsync(request, ct);
            if (!answer.IsSuccessStatusCode) throw new AiFailedException($"The language model's server answered {(int)answer.StatusCode}.");
            await using var content = await answer.Content.ReadAsStreamAsync(ct);
            return await JsonSerializer.DeserializeAsync(content, type, ct) ?? throw new AiFailedException("The language model's server answered nothing.");
        }
        catch (Exception wrong) when (wrong is HttpRequestException or IOException or JsonException or ClosedAddressException || (wrong is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new AiFailedException("The language model's server could not be asked.", wrong);
        }
    }
}
