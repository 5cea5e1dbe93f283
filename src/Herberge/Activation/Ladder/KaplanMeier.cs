namespace Herberge.Activation.Ladder;

/// <summary>
/// The share still waiting after a time, where some waits have not ended yet: S(t) = ∏ over ends up to t of (1 − ended ÷ still waiting)
/// (Kaplan &amp; Meier 1958).
/// </summary>
internal sealed class KaplanMeier
{
    private readonly List<(TimeSpan At, double Waiting)> _steps = [];

    /// <param name="waits">How long, and whether the wait has ended.</param>
    public KaplanMeier(IEnumerable<(TimeSpan Long, bool HasEnded)> waits)
    {
        var sorted = waits.OrderBy(wait => wait.Long).ToList();
        Count = sorted.Count;
        var (share, atRisk) = (1.0, sorted.Count);
        foreach (var moment in sorted.GroupBy(wait => wait.Long))
        {
            var ended = moment.Count(wait => wait.HasEnded);
            if (ended > 0) _steps.Add((moment.Key, share *= 1 - ((double)ended / atRisk)));
            Ended += ended;
            // Who stopped being watched at the same moment was still waiting then.
            atRisk -= moment.Count();
        }
    }

    public int Count { get; }

    public int Ended { get; }

    /// <summary>The share still waiting after a time.</summary>
    public double WaitingAfter(TimeSpan time) => _steps.Where(step => step.At <= time).Select(step => (double?)step.Waiting).LastOrDefault() ?? 1;

    /// <summary>When a share of all has an answer; null where it has not come so far.</summary>
    /// <param name="share">0.5 for the median.</param>
    public TimeSpan? Quantile(double share) => _steps.Where(step => step.Waiting <= 1 - share + 1e-12).Select(step => (TimeSpan?)step.At).FirstOrDefault();
}
