using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Herberge.Voices.Ai;

/// <summary>One question and one answer of the configured server.</summary>
internal sealed class RemoteChat(AskAi ai, AiEndpoint endpoint) : IChatClient
{
    /// <summary>What is sent, to the letter: the same for a preview and for the request.</summary>
    public static string BodyOf(string model, IEnumerable<ChatMessage> messages) => JsonSerializer.Serialize(
        new ChatRequest(model, [.. messages.Select(message => new ChatTurn(message.Role.Value, message.Text))], Temperature: 0, Stream: false), AiJson.Default.ChatRequest);

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        var model = options?.ModelId ?? endpoint.ChatModel ?? throw new AiFailedException("No model for names is configured.");
        var answer = await ai.PostAsync("chat/completions", BodyOf(model, messages), AiJson.Default.ChatAnswer, cancellationToken);
        var text = answer.Choices is [{ Message.Content: { } content }, ..] ? content : throw new AiFailedException("The language model answered nothing.");
        return new ChatResponse(new ChatMessage(ChatRole.Assistant, text)) { ModelId = model };
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        foreach (var update in (await GetResponseAsync(messages, options, cancellationToken)).ToChatResponseUpdates()) yield return update;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
