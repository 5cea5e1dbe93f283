namespace Herberge.Desks.Reports;

/// <summary>Somebody who gets a report by mail.</summary>
public sealed class ReportReader
{
    private ReportReader() { }

    public ReportReader(ReportKind kind, Guid memberId, Guid addedBy, DateTimeOffset at) => (Kind, MemberId, AddedBy, At) = (kind, memberId, addedBy, at);

    public ReportKind Kind { get; private set; }

    public Guid MemberId { get; private set; }

    /// <summary>Whose report it is: they may read it, and send it on to somebody who may not open its pages.</summary>
    public Guid AddedBy { get; set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>When they said that they don't want it any more; kept, so that nobody puts them back unknowingly.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

/// <summary>A report has gone out.</summary>
public sealed class ReportSent
{
    private ReportSent() { }

    public ReportSent(ReportKind kind, DateOnly from, DateTimeOffset at) => (Kind, From, At) = (kind, from, at);

    public ReportKind Kind { get; private set; }

    public DateOnly From { get; private set; }

    public DateTimeOffset At { get; private set; }
}
