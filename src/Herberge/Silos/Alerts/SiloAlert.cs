namespace Herberge.Silos.Alerts;

/// <summary>The released openness of a unit left the band of its own earlier releases.</summary>
internal sealed class SiloAlert
{
    private SiloAlert() { }

    public SiloAlert(string unit, DateTimeOffset to, double openness, OpennessBand band, DateTimeOffset at)
    {
        Id = Guid.CreateVersion7(at);
        (Unit, To, Openness, RaisedAt) = (unit, to, openness, at);
        (Low, High) = (band.Low, band.High);
    }

    public Guid Id { get; private set; }

    public string Unit { get; private set; } = "";

    /// <summary>The end of the 30 days that were judged.</summary>
    public DateTimeOffset To { get; private set; }

    public double Openness { get; private set; }

    public double Low { get; private set; }

    public double High { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    public Guid? AcknowledgedBy { get; private set; }

    public DateTimeOffset? AcknowledgedAt { get; private set; }

    public void Acknowledge(Guid by, DateTimeOffset at) => (AcknowledgedBy, AcknowledgedAt) = (by, at);
}
