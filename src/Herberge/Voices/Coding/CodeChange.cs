namespace Herberge.Voices.Coding;

public enum CodeChangeKind : byte
{
    Added = 0,
    Edited = 1,
    Merged = 2,
    Split = 3,

    /// <summary>Made of a theme, and given to some of its voices.</summary>
    Promoted = 4,
}

/// <summary>A line of the codebook's history, with what is needed to take it back.</summary>
public sealed class CodeChange
{
    private CodeChange() { }

    public CodeChange(Guid id, CodeChangeKind kind, Guid codeId, Guid? otherId, Guid byId, DateTimeOffset at)
    {
        Id = id;
        Kind = kind;
        (CodeId, OtherId, ById, At) = (codeId, otherId, byId, at);
    }

    public Guid Id { get; private set; }

    public CodeChangeKind Kind { get; private set; }

    public Guid CodeId { get; private set; }

    /// <summary>The code merged into, or the one split off.</summary>
    public Guid? OtherId { get; private set; }

    public Guid ById { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Name, definition, example and parent as they were; for <see cref="CodeChangeKind.Edited"/>.</summary>
    public string? NameBefore { get; set; }

    public string? DefinitionBefore { get; set; }

    public string? ExampleBefore { get; set; }

    public Guid? ParentBefore { get; set; }

    /// <summary>How many codings moved.</summary>
    public int Moved { get; set; }

    public DateTimeOffset? UndoneAt { get; set; }
}

/// <summary>A coding that a merge or a split gave another code, or that came with a theme.</summary>
public sealed class CodeMove
{
    private CodeMove() { }

    public CodeMove(Guid changeId, Guid markId) => (ChangeId, MarkId) = (changeId, markId);

    public Guid ChangeId { get; private set; }

    public Guid MarkId { get; private set; }
}
