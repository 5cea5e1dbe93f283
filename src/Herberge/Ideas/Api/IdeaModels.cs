using System.Text.Json.Serialization;
using Herberge.Foundation.Api;
using Herberge.Ideas.Stages;

namespace Herberge.Ideas.Api;

/// <summary>A new idea.</summary>
/// <param name="Lead">Two sentences, at most 300 characters.</param>
/// <param name="Text">Markdown; what there is to say beyond the lead.</param>
/// <param name="Files">Ids of files you uploaded.</param>
/// <param name="ClientKey">Your own name for it; the same key again gives the same idea.</param>
public sealed record IdeaBody(
    Guid CampaignId, string? Title, string? Lead, string? Text = null, IReadOnlyList<string>? Tags = null, string? LooksFor = null,
    IReadOnlyList<Guid>? Files = null, string? ClientKey = null);

public sealed record IdeaMade(Guid Id, Guid ThreadId);

/// <param name="Stage">Id of the stage it goes to.</param>
/// <param name="Reason">For everybody to read, word for word; needed to park and to decline, and whenever an idea goes back.</param>
public sealed record MoveBody([property: JsonRequired] Guid Stage, string? Reason = null);

/// <summary>A stage on the path of ideas.</summary>
public sealed record StageItem(Guid Id, StageKind Kind, string Name, int Position, bool WantsReason, bool Retired)
{
    internal static StageItem Of(Stage stage, string language) => new(stage.Id, stage.Kind, stage.NameIn(language), stage.Position, stage.WantsReason, stage.RetiredAt is not null);
}

/// <summary>A step of an idea's history.</summary>
/// <param name="From">Null for the first.</param>
public sealed record MoveItem(Guid? From, Guid To, string ToName, DateTimeOffset At, string By, string? Reason);

public sealed record TeamItem(Guid MemberId, string Name, string Handle, string? Unit, TeamRole Role, string? Part, bool Asked);

/// <summary>An idea with its team and its way so far. Who supports it is told to nobody.</summary>
/// <param name="Html">What it is about, beyond the lead; empty where the lead says it all.</param>
public sealed record IdeaView(
    Guid Id, string Label, Guid CampaignId, Guid ThreadId, string Title, string Lead, string Html, StageItem Stage, DateTimeOffset StageSince, DateTimeOffset SubmittedAt,
    DateOnly? AnswerDueOn, DateTimeOffset? FirstAnswerAt, DateOnly? DecisionDueOn, DateTimeOffset? DecidedAt, Guid? MergedInto, int Supporters, int Replies,
    string? LooksFor, IReadOnlyList<string> Tags, IReadOnlyList<TeamItem> Team, IReadOnlyList<MoveItem> Moves)
{
    internal static IdeaView Of(IdeaReading reading)
    {
        var (standing, idea) = (reading.Standing, reading.Idea);
        return new IdeaView(
            idea.Id, idea.Label, idea.CampaignId, idea.ThreadId, standing.Thread.Title, idea.Lead, reading.Words.Html, StageItem.Of(standing.Stage, standing.Viewer.Language),
            idea.StageSince, idea.SubmittedAt, idea.AnswerDueOn, idea.FirstAnswerAt, idea.DecisionDueOn, idea.DecidedAt, idea.MergedIntoId, idea.Supporters, reading.Words.Replies,
            idea.LooksFor, reading.Tags, [.. reading.Team.Select(p => new TeamItem(p.Id, p.Name, p.Handle, p.Unit, p.Role, p.Part, p.IsAsked))],
            [.. reading.Moves.Select(m => new MoveItem(m.FromId, m.ToId, m.To, m.At, m.By, m.Reason))]);
    }
}

[JsonSerializable(typeof(IdeaBody))]
[JsonSerializable(typeof(IdeaMade))]
[JsonSerializable(typeof(MoveBody))]
[JsonSerializable(typeof(IdeaView))]
[JsonSerializable(typeof(Page<StageItem>))]
internal sealed partial class IdeasApiJson : JsonSerializerContext;
