namespace Herberge.Ideas.Merging;

/// <summary>An idea became part of another one. Nothing is copied, so undoing takes nothing away.</summary>
public sealed class IdeaMerge
{
    private IdeaMerge() { }

    public IdeaMerge(Guid id, Guid ideaId, Guid intoId, Guid mergedBy, DateTimeOffset at) => (Id, IdeaId, IntoId, MergedBy, At) = (id, ideaId, intoId, mergedBy, at);

    public Guid Id { get; private set; }

    public Guid IdeaId { get; private set; }

    public Guid IntoId { get; private set; }

    public Guid MergedBy { get; private set; }

    public DateTimeOffset At { get; private set; }

    public DateTimeOffset? UndoneAt { get; set; }

    public Guid? UndoneBy { get; set; }
}
