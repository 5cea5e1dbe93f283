using System.Text.Json.Serialization;

namespace Herberge.Voices.Ai;

internal sealed record EmbeddingRequest(string Model, IReadOnlyList<string> Input);

internal sealed record EmbeddingAnswer(IReadOnlyList<EmbeddingItem>? Data);

internal sealed record EmbeddingItem(int Index, float[]? Embedding);

internal sealed record ChatRequest(string Model, IReadOnlyList<ChatTurn> Messages, double Temperature, bool Stream);

internal sealed record ChatTurn(string Role, string? Content);

internal sealed record ChatAnswer(IReadOnlyList<ChatChoice>? Choices);

internal sealed record ChatChoice(ChatTurn? Message);

/// <summary>The part of the OpenAI-compatible protocol that is spoken: <c>/embeddings</c> and <c>/chat/completions</c>.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, WriteIndented = true)]
[JsonSerializable(typeof(EmbeddingRequest))]
[JsonSerializable(typeof(EmbeddingAnswer))]
[JsonSerializable(typeof(ChatRequest))]
[JsonSerializable(typeof(ChatAnswer))]
[JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class AiJson : JsonSerializerContext;
