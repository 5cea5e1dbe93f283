namespace Herberge.Texts.Codes;

/// <summary>
/// Turns distances from planes into confidences: softmax(a · score), with a chosen so that rows the classifier has not seen
/// are as likely as possible (temperature scaling: Guo et al., ICML 2017; targets after Platt 1999).
/// </summary>
internal sealed class Confidence
{
    private const double LowestLog = -2;
    private const double HighestLog = 4;
    private const int Steps = 40;

    // Without rows to fit it on, a distance of 1 between the first two makes them 1 : 20.
    public static readonly Confidence Unfitted = new(3);

    private Confidence(double scale) => Scale = scale;

    public double Scale { get; }

    /// <summary>By golden section: the likelihood has one peak in a.</summary>
    public static Confidence Fit(IReadOnlyList<(float[] Scores, int Class)> rows, int classes)
    {
        if (rows.Count == 0)
            return Unfitted;
        var ratio = (Math.Sqrt(5) - 1) / 2;
        var (low, high) = (LowestLog, HighestLog);
        for (var step = 0; step < Steps; step++)
        {
            var (first, second) = (high - ratio * (high - low), low + ratio * (high - low));
            if (Loss(rows, classes, Math.Exp(first)) < Loss(rows, classes, Math.Exp(second)))
                high = second;
            else
                low = first;
        }

        return new Confidence(Math.Exp((low + high) / 2));
    }

    /// <summary>
    /// For scores of another classifier on the same texts: its suggestions are as confident as these were on the average. Those
    /// confidences grow with a, so that halving finds it.
    /// </summary>
    /// <param name="rows">The other's scores.</param>
    /// <param name="mean">What the best suggestion's confidence was on the average.</param>
    public static Confidence OfMean(IReadOnlyList<float[]> rows, double mean)
    {
        var (low, high) = (LowestLog, HighestLog);
        for (var step = 0; step < Steps; step++)
        {
            var middle = new Confidence(Math.Exp((low + high) / 2));
            if (rows.Average(middle.OfBest) < mean)
                low = (low + high) / 2;
            else
                high = (low + high) / 2;
        }

        return new Confidence(Math.Exp((low + high) / 2));
    }

    /// <summary>The confidence of the highest score.</summary>
    public double OfBest(float[] scores)
    {
        var most = scores.Max();
        return 1 / scores.Sum(score => Math.Exp(Scale * (score - most)));
    }

    /// <summary>In place; they add up to 1.</summary>
    public void Apply(Span<float> scores)
    {
        var most = float.NegativeInfinity;
        foreach (var score in scores)
            most = Math.Max(most, score);
        var sum = 0.0;
        foreach (ref var score in scores)
            sum += score = (float)Math.Exp(Scale * (score - most));
        foreach (ref var score in scores)
            score = (float)(score / sum);
    }

    private static double Loss(IReadOnlyList<(float[] Scores, int Class)> rows, int classes, double scale)
    {
        var loss = 0.0;
        // Few rows that are all right prove no certainty: targets of (n + 1) / (n + 2) instead of 1 (Platt 1999).
        var missed = classes > 1 ? 1.0 / (rows.Count + 2) : 0;
        foreach (var (scores, own) in rows)
        {
            var most = scores.AsSpan(0, classes).ToArray().Max();
            var sum = 0.0;
            for (var at = 0; at < classes; at++)
                sum += Math.Exp(scale * (scores[at] - most));
            var others = 0.0;
            for (var at = 0; at < classes; at++)
                others += at == own ? 0 : scores[at] - most;
            loss += Math.Log(sum) - scale * ((1 - missed) * (scores[own] - most) + (classes > 1 ? missed * others / (classes - 1) : 0));
        }

        return loss;
    }
}
