using Herberge.Foundation.Outward;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Herberge.Voices.Ai;

/// <summary>The part of the room's door that belongs to language models, which are never required.</summary>
internal static class AiDoor
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private const int MostBytes = 16 * 1024 * 1024;

    public static void AddAi(this IServiceCollection services)
    {
        services.AddSingleton<AiEndpoint>();
        services.AddSingleton<AskAi>();
        services.TryAddSingleton<IEmbeddingGenerator<string, Embedding<float>>, RemoteEmbeddings>();
        services.TryAddSingleton<IChatClient, RemoteChat>();
        services.AddScoped<EmbedVoices>();
        services.AddScoped<NameThemes>();
        services.AddConfiguredClient(AiEndpoint.Client, provider => provider.GetRequiredService<AiEndpoint>().Address)
            .ConfigureHttpClient(client => (client.Timeout, client.MaxResponseContentBufferSize) = (Patience, MostBytes));
    }
}
