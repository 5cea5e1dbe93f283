namespace Herberge.Voices.Suggestions;

/// <summary>A suggested code that somebody found wrong for an observation. It is not suggested there again, and the next suggestions learn from it.</summary>
public sealed class SuggestionRejection
{
    private SuggestionRejection() { }

    public SuggestionRejection(Guid observationId, Guid codeId, Guid byId, DateTimeOffset at) => (ObservationId, CodeId, ById, At) = (observationId, codeId, byId, at);

    public Guid ObservationId { get; private set; }

    public Guid CodeId { get; private set; }

    public Guid ById { get; private set; }

    public DateTimeOffset At { get; private set; }
}
