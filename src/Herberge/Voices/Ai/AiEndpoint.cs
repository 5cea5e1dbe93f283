using Herberge.Foundation;
using Microsoft.Extensions.Options;

namespace Herberge.Voices.Ai;

/// <summary>The language model's server, if whoever runs the house named one: an OpenAI-compatible address, such as Ollama's own.</summary>
internal sealed class AiEndpoint
{
    public const string Client = "ai";

    public AiEndpoint(IOptions<HouseOptions> options)
    {
        var ai = options.Value.Ai;
        if (!Uri.TryCreate(ai.Address?.TrimEnd('/') + "/", UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https")) return;
        (Address, Key) = (address, string.IsNullOrWhiteSpace(ai.Key) ? null : ai.Key.Trim());
        (EmbeddingModel, ChatModel) = (Named(ai.EmbeddingModel), Named(ai.ChatModel));
    }

    /// <summary>Null where none is configured.</summary>
    public Uri? Address { get; }

    public string? Key { get; }

    /// <summary>Null: texts are compared by their own words alone.</summary>
    public string? EmbeddingModel { get; }

    /// <summary>Null: nobody can ask for names.</summary>
    public string? ChatModel { get; }

    /// <summary>What people are told of where something goes.</summary>
    public string Host => Address?.Authority ?? "";

    private static string? Named(string? model) => string.IsNullOrWhiteSpace(model) ? null : model.Trim();
}
