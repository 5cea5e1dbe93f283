namespace Herberge.Voices.Sources;

/// <summary>One run of a source, kept for a while so that people see how it is doing.</summary>
public sealed class SourceRun
{
    /// <summary>Older runs of a source are forgotten.</summary>
    public const int Kept = 50;

    private SourceRun() { }

    public SourceRun(Guid id, Guid sourceId, DateTimeOffset at)
    {
        Id = id;
        (SourceId, At) = (sourceId, at);
    }

    public Guid Id { get; private set; }

    public Guid SourceId { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>New observations.</summary>
    public int Brought { get; set; }

    /// <summary>What it had brought before.</summary>
    public int Known { get; set; }

    /// <summary>What was no customer's voice: automatic answers, one's own words, people who don't want it.</summary>
    public int LeftOut { get; set; }

    /// <summary>Key of the sentence that says why it failed.</summary>
    public string? Fault { get; set; }
}

/// <summary>What a source calls a thing that was erased here: it does not come back with the next run.</summary>
public sealed class GoneKey
{
    private GoneKey() { }

    public GoneKey(Guid sourceId, string externalKey) => (SourceId, ExternalKey) = (sourceId, externalKey);

    public Guid SourceId { get; private set; }

    public string ExternalKey { get; private set; } = "";
}
