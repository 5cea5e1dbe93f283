using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Herberge.Voices.Ai;

/// <summary>Vectors of texts from the configured server, a few texts at a time.</summary>
internal sealed class RemoteEmbeddings(AskAi ai, AiEndpoint endpoint) : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int Portion = 64;

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var all = new GeneratedEmbeddings<Embedding<float>>();
        var model = options?.ModelId ?? endpoint.EmbeddingModel ?? throw new AiFailedException("No model for vectors is configured.");
        foreach (var some in values.Chunk(Portion))
        {
            var answer = await ai.PostAsync("embeddings", JsonSerializer.Serialize(new EmbeddingRequest(model, some), AiJson.Default.EmbeddingRequest), AiJson.Default.EmbeddingAnswer, cancellationToken);
            var vectors = (answer.Data ?? []).OrderBy(item => item.Index).Select(item => item.Embedding).OfType<float[]>().ToList();
            if (vectors.Count != some.Length) throw new AiFailedException("The language model's server answered another number of vectors.");
            foreach (var vector in vectors) all.Add(new Embedding<float>(vector) { ModelId = model });
        }

        return all;
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose()
    {
    }
}
