namespace Herberge.Voices.Suggestions;

/// <summary>Grows with every decision about codes, so that what was learned of them knows whether it is of today. Of this node.</summary>
internal sealed class CodingEdition
{
    private long _value;

    public long Value => Interlocked.Read(ref _value);

    public void Grow() => Interlocked.Increment(ref _value);
}
