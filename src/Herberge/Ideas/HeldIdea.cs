using System.Text.Json;
using System.Text.Json.Serialization;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Spaces;
using Herberge.Spaces.Moderation.Held;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas;

/// <summary>What belongs to an idea beside title and text, while it waits for a moderator.</summary>
internal sealed record HeldIdea(Guid CampaignId, string? Lead, IReadOnlyList<string> Tags, string? LooksFor)
{
    public static string Of(Guid campaignId, string? lead, IReadOnlyList<string> tags, string? looksFor) =>
        JsonSerializer.Serialize(new HeldIdea(campaignId, lead, tags, looksFor), HeldIdeaJson.Default.HeldIdea);

    public static HeldIdea From(string beside) => JsonSerializer.Deserialize(beside, HeldIdeaJson.Default.HeldIdea)!;
}

[JsonSerializable(typeof(HeldIdea))]
internal sealed partial class HeldIdeaJson : JsonSerializerContext;

/// <summary>Opens an idea a moderator approved.</summary>
internal sealed class HeldIdeas(SubmitIdea submit, IStringLocalizer<IdeasWords> words) : IHeldThread
{
    public ThreadKind Kind => ThreadKind.Idea;

    public string? Says(string beside)
    {
        var idea = HeldIdea.From(beside);
        return string.Join("\n\n", Lines());

        IEnumerable<string> Lines()
        {
            if (!string.IsNullOrWhiteSpace(idea.Lead)) yield return idea.Lead;
            if (idea.Tags.Count > 0) yield return words["held-tags", string.Join(", ", idea.Tags)];
            if (!string.IsNullOrWhiteSpace(idea.LooksFor)) yield return words["held-looks-for", idea.LooksFor];
        }
    }

    public async Task<Result<string>> OpenAsync(
        StartThreadInput input, DateTimeOffset at, Func<Post, CancellationToken, Task<bool>> settled, Viewer author, CancellationToken ct)
    {
        var idea = HeldIdea.From(input.Beside!);
        var submitted = await submit.ApprovedAsync(
            new SubmitIdeaInput(idea.CampaignId, input.Title, idea.Lead, input.Body, idea.Tags, idea.LooksFor, input.Files, ClientKey: input.ClientKey), at, settled, author, ct);
        return submitted.Succeeded ? submitted.Value.Address : Result<string>.From(submitted.Problems);
    }
}
