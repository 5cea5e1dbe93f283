using System.Text.Json.Serialization;
using Herberge.Foundation.Api;
using Herberge.Ideas.Stages;

namespace Herberge.Ideas.Api;

/// <summary>A new idea.</summary>
/// <param name="Lead">Two sentences, at most 300 characters; the beginning of the text when left out.</param>
/// <param name="Text">Markdown; what the lead says when left out.</param>
/// <param name="Files">Ids of files you uploaded.</param>
/// <param name="ClientKey">Your own name for it; the same key again gives the same idea.</param>
public sealed record IdeaBody(
    Guid CampaignId, string? Title, string? Lead = null, string? Text = null, IReadOnlyList<string>? Tags = null, string? LooksFor = null,
    IReadOnlyList<Guid>? Files = null, string? ClientKey = null);

public sealed record IdeaMade(Guid Id, Guid ThreadId);

/// <param name="Stage">Id of the stage it goes to.</param>
/// <param name="Reason">For everybody to read, word for word; needed to park and to decline, and whenever an idea goes back.</param>
public sealed record MoveBody([property: JsonRequired] Guid Stage, string? Reason = null);

/// <param name="Ideas">Ids, at most 100.</param>
public sealed record MovesBody([property: JsonRequired] Guid Stage, IReadOnlyList<Guid>? Ideas, string? Reason = null);

/// <param name="Moved">How many.</param>
public sealed record MovesDone(int Moved);

/// <param name="Lead">Two sentences, at most 300 characters.</param>
public sealed record CardBody(string? Lead, IReadOnlyList<string>? Tags = null, string? LooksFor = null);

/// <param name="Who">The handle of somebody who may read the idea.</param>
public sealed record AskBody(string? Who);

/// <param name="Part">What you do for it, in your own words; left out, it stays as it is.</param>
public sealed record PlaceBody(string? Part = null);

/// <param name="Into">Id of the idea it becomes part of.</param>
public sealed record MergeBody([property: JsonRequired] Guid Into);

public sealed record MergeMade(Guid Id);

/// <summary>An idea as a line of a list.</summary>
public sealed record IdeaItem(
    Guid Id, string Label, string Title, string Lead, StageKind StageKind, string Stage, Guid CampaignId, string Campaign, string Author, string? Unit,
    DateTimeOffset SubmittedAt, DateTimeOffset StageSince, DateOnly? AnswerDueOn, DateTimeOffset? FirstAnswerAt, int Supporters, int Replies)
{
    internal static IdeaItem Of(IdeaLine line) => new(line.Id, line.Label, line.Title, line.Lead, line.Kind, line.Stage, line.CampaignId, line.Campaign, line.Author, line.Unit,
        line.SubmittedAt, line.StageSince, line.AnswerDueOn, line.FirstAnswerAt, line.Supporters, line.Replies);
}

/// <summary>What you have to do with ideas. What you support is told to nobody else.</summary>
public sealed record MyIdeasAnswer(IReadOnlyList<IdeaItem> Authored, IReadOnlyList<IdeaItem> Helped, IReadOnlyList<IdeaItem> Asked, IReadOnlyList<IdeaItem> Supported)
{
    internal static MyIdeasAnswer Of(MyIdeas mine) => new(Items(mine.Authored), Items(mine.Helped), Items(mine.Asked), Items(mine.Supported));

    private static IReadOnlyList<IdeaItem> Items(IReadOnlyList<IdeaLine> lines) => [.. lines.Select(IdeaItem.Of)];
}

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
[JsonSerializable(typeof(MovesBody))]
[JsonSerializable(typeof(MovesDone))]
[JsonSerializable(typeof(CardBody))]
[JsonSerializable(typeof(AskBody))]
[JsonSerializable(typeof(PlaceBody))]
[JsonSerializable(typeof(MergeBody))]
[JsonSerializable(typeof(MergeMade))]
[JsonSerializable(typeof(Page<IdeaItem>))]
[JsonSerializable(typeof(IdeasImportAnswer))]
[JsonSerializable(typeof(MyIdeasAnswer))]
[JsonSerializable(typeof(IdeaView))]
[JsonSerializable(typeof(Page<StageItem>))]
internal sealed partial class IdeasApiJson : JsonSerializerContext;
