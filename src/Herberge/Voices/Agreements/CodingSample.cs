namespace Herberge.Voices.Agreements;

/// <summary>Observations drawn so that several people code them without seeing each other's codes.</summary>
public sealed class CodingSample
{
    public const int LongestName = 80;
    public const int Smallest = 10;
    public const int Largest = 500;
    public const int MostCodes = 40;
    public const int FewestCoders = 2;
    public const int MostCoders = 8;

    private CodingSample() { }

    public CodingSample(Guid id, string name, int seed, string filter, int drawnFrom, Guid createdBy, DateTimeOffset createdAt)
    {
        Id = id;
        (Name, Seed, Filter, DrawnFrom) = (name.Trim(), seed, filter, drawnFrom);
        (CreatedBy, CreatedAt) = (createdBy, createdAt);
    }

    public Guid Id { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>With the same seed, filter and observations the same ones are drawn again.</summary>
    public int Seed { get; private set; }

    /// <summary>The query of the stream it was drawn from.</summary>
    public string Filter { get; private set; } = "";

    /// <summary>How many observations there were to draw from.</summary>
    public int DrawnFrom { get; private set; }

    public Guid CreatedBy { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
}

/// <summary>A code that is asked about.</summary>
public sealed class SampleCode
{
    private SampleCode() { }

    public SampleCode(Guid sampleId, Guid codeId) => (SampleId, CodeId) = (sampleId, codeId);

    public Guid SampleId { get; private set; }

    public Guid CodeId { get; private set; }
}

/// <summary>One of the drawn observations.</summary>
public sealed class SampleVoice
{
    private SampleVoice() { }

    public SampleVoice(Guid sampleId, Guid observationId, int number) => (SampleId, ObservationId, Number) = (sampleId, observationId, number);

    public Guid SampleId { get; private set; }

    public Guid ObservationId { get; private set; }

    /// <summary>From 1, in the order everybody codes in.</summary>
    public int Number { get; private set; }

    /// <summary>When those who coded it agreed on its codes after all.</summary>
    public DateTimeOffset? SettledAt { get; set; }

    public Guid? SettledBy { get; set; }
}

/// <summary>Somebody who codes a sample.</summary>
public sealed class SampleCoder
{
    private SampleCoder() { }

    public SampleCoder(Guid sampleId, Guid memberId) => (SampleId, MemberId) = (sampleId, memberId);

    public Guid SampleId { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>From then on nothing of theirs can be changed, and they see the others' once all have finished.</summary>
    public DateTimeOffset? FinishedAt { get; set; }
}

/// <summary>One person's judgement of one observation: some of the sample's codes, or none of them.</summary>
public sealed class BlindCoding
{
    private BlindCoding() { }

    public BlindCoding(Guid sampleId, Guid observationId, Guid coderId) => (SampleId, ObservationId, CoderId) = (sampleId, observationId, coderId);

    public Guid SampleId { get; private set; }

    public Guid ObservationId { get; private set; }

    public Guid CoderId { get; private set; }

    public List<Guid> Codes { get; private set; } = [];

    public DateTimeOffset At { get; private set; }

    public void Judge(IEnumerable<Guid> codes, DateTimeOffset at) => (Codes, At) = ([.. codes.Order()], at);
}
