using Herberge.Ideas.Stages;

namespace Herberge.Ideas.Tables;

/// <summary>An idea as a row of the table.</summary>
/// <param name="Author">Null where the viewer may not know them.</param>
/// <param name="Unit">The author's top unit, or their company.</param>
public sealed record TableIdea(
    Guid Id, int Number, string Title, string Lead, Guid StageId, StageKind Kind, string Stage, Guid CampaignId, string Campaign, string? Author, string? Unit, int? Hue,
    DateTimeOffset SubmittedAt, DateTimeOffset LastPostAt, int Replies, DateOnly? AnswerDueOn, DateTimeOffset? FirstAnswerAt, DateOnly? DecisionDueOn, DateTimeOffset? DecidedAt,
    int Supporters, double? AcrossSilos)
{
    public string Label => Idea.LabelOf(Number);

    public bool IsOver(DateOnly? due, DateTimeOffset? kept, DateOnly today) => due < today && kept is null && Kind < StageKind.Decided;
}
