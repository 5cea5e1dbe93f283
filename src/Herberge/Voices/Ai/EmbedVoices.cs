using Microsoft.Extensions.AI;

namespace Herberge.Voices.Ai;

/// <summary>Vectors for the search of themes, where a server for them is configured. Without an answer the search goes by words alone.</summary>
internal sealed partial class EmbedVoices(IEmbeddingGenerator<string, Embedding<float>> generator, AiEndpoint endpoint, ILogger<EmbedVoices> log)
{
    /// <summary>Sending more takes longer than a night; then words alone must do.</summary>
    private const int Most = 20_000;
    private const int Portion = 512;

    /// <summary>Where texts go, for people to know; null where they stay.</summary>
    public string? Model => endpoint is { Address: not null, EmbeddingModel: { } model } ? $"{model}, {endpoint.Host}" : null;

    /// <returns>One vector for each text, or null.</returns>
    public async Task<IReadOnlyList<float[]>?> HandleAsync(IReadOnlyList<string> texts, CancellationToken ct)
    {
        if (Model is null || texts.Count > Most) return null;
        try
        {
            var vectors = new List<float[]>(texts.Count);
            foreach (var some in texts.Chunk(Portion))
                foreach (var embedding in await generator.GenerateAsync(some, cancellationToken: ct)) vectors.Add(embedding.Vector.ToArray());
            return vectors.Count == texts.Count && vectors.TrueForAll(vector => vector.Length == vectors[0].Length && Array.TrueForAll(vector, float.IsFinite)) ? vectors : null;
        }
        catch (AiFailedException wrong)
        {
            LogFailed(log, wrong);
            return null;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "Themes are searched without vectors: the server for them gave none")]
    private static partial void LogFailed(ILogger log, Exception error);
}
