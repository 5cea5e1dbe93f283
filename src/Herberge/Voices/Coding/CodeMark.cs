namespace Herberge.Voices.Coding;

/// <summary>A code given to an observation by somebody, perhaps to a passage of it.</summary>
public sealed class CodeMark
{
    private CodeMark() { }

    public CodeMark(Guid id, Guid observationId, Guid codeId, Guid coderId, DateTimeOffset saidAt, DateTimeOffset at)
    {
        Id = id;
        (ObservationId, CodeId, CoderId) = (observationId, codeId, coderId);
        (SaidAt, At) = (saidAt, at);
    }

    public Guid Id { get; private set; }

    public Guid ObservationId { get; private set; }

    public Guid CodeId { get; set; }

    public Guid CoderId { get; private set; }

    /// <summary>When the observation was said; here too, so that a code's voices are read in order of time.</summary>
    public DateTimeOffset SaidAt { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Where the passage begins in the stored quote; null when all of it is meant.</summary>
    public int? Start { get; private set; }

    public int? Length { get; private set; }

    /// <summary>The merge that made it superfluous, because the observation already had the other code; null for one that counts.</summary>
    public Guid? HiddenBy { get; set; }

    public void Highlight(int? start, int? length) => (Start, Length) = length > 0 ? (start, length) : (null, null);
}
