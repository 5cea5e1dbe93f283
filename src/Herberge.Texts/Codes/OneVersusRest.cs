using Herberge.Texts.Vectors;

namespace Herberge.Texts.Codes;

/// <summary>
/// Linear support vector machines, one for each class against all others, with squared hinge loss: dual coordinate descent
/// (Hsieh et al., ICML 2008), all classes of a row in one step. Rows and classes may be added at any time. A row of class
/// ~c is only known not to be of class c, and says nothing of the others.
/// </summary>
internal sealed class OneVersusRest
{
    private const float Diagonal = 0.5f;
    private const float WeakDiagonal = 3f;
    private const double Settled = 0.02;
    private const float Negligible = 1e-6f;

    private readonly List<float[]> _duals = [];
    private float[] _weights;
    private float[] _steps;
    private int _features;

    public OneVersusRest(int features, int classes)
    {
        (Classes, Stride) = (classes, Dense.Padded(classes));
        _features = features + 1;
        _weights = new float[_features * Stride];
        _steps = new float[Stride];
    }

    public int Classes { get; private set; }

    /// <summary>From the first to before the second: rows that may be wrong, and pull a sixth as hard when they are.</summary>
    public (int From, int To) Weak { get; init; }

    /// <summary>Room that <see cref="Scores"/> needs.</summary>
    public int Stride { get; private set; }

    /// <summary>Distances from the separating planes: over 0 for, under 0 against a class.</summary>
    public void Scores(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, Span<float> scores)
    {
        _weights.AsSpan(0, Stride).CopyTo(scores);
        for (var at = 0; at < columns.Length; at++)
            if (columns[at] + 1 < _features)
                Dense.AddScaled(scores, _weights.AsSpan((columns[at] + 1) * Stride, Stride), values[at]);
    }

    /// <summary>Goes over some rows in random order until the largest step is small.</summary>
    public void Train(SparseRows rows, ReadOnlySpan<int> which, IReadOnlyList<int> classOf, int rounds, Random random, CancellationToken ct)
    {
        while (_duals.Count < rows.Count)
            _duals.Add([]);
        var order = which.ToArray();
        for (var round = 0; round < rounds; round++)
        {
            ct.ThrowIfCancellationRequested();
            random.Shuffle(order);
            var largest = 0f;
            foreach (var row in order)
                largest = Math.Max(largest, Step(rows.Columns(row), rows.Values(row), classOf[row], row));
            if (largest < Settled)
                break;
        }
    }

    /// <summary>Makes room for more features and classes; what was learned stays.</summary>
    public void Grow(int features, int classes)
    {
        var stride = Dense.Padded(classes);
        if (features + 1 > _features || stride > Stride)
        {
            // Doubled, so that learning one text after the other stays cheap.
            var room = features + 1 > _features ? Math.Max(features + 1, _features + _features / 4) : _features;
            var weights = new float[room * stride];
            for (var feature = 0; feature < _features; feature++)
                _weights.AsSpan(feature * Stride, Stride).CopyTo(weights.AsSpan(feature * stride));
            for (var row = 0; row < _duals.Count && stride > Stride; row++)
                _duals[row] = [.. _duals[row], .. new float[_duals[row].Length == 0 ? 0 : stride - Stride]];
            (_weights, _features, Stride, _steps) = (weights, room, stride, new float[stride]);
        }

        Classes = Math.Max(Classes, classes);
    }

    // min ½ αᵀ(Q + D)α − Σα, α ≥ 0: the exact minimum along each class's own coordinate.
    private float Step(ReadOnlySpan<int> columns, ReadOnlySpan<float> values, int own, int row)
    {
        if (columns.Length == 0)
            return 0;
        if (_duals[row].Length == 0)
            _duals[row] = new float[Stride];
        var (duals, steps) = (_duals[row], _steps);
        Scores(columns, values, steps);
        var diagonal = row >= Weak.From && row < Weak.To ? WeakDiagonal : Diagonal;
        var curvature = Dense.Dot(values, values) + 1 + diagonal;
        var largest = 0f;
        for (var at = 0; at < Classes; at++)
        {
            if (own < 0 && at != ~own)
            {
                steps[at] = 0;
                continue;
            }

            var side = at == own ? 1f : -1f;
            var next = Math.Max(duals[at] - (side * steps[at] - 1 + duals[at] * diagonal) / curvature, 0);
            steps[at] = (next - duals[at]) * side;
            duals[at] = next;
            largest = Math.Max(largest, Math.Abs(steps[at]));
        }

        steps.AsSpan(Classes).Clear();
        if (largest < Negligible)
            return largest;
        Dense.AddScaled(_weights.AsSpan(0, Stride), steps, 1);
        for (var at = 0; at < columns.Length; at++)
            Dense.AddScaled(_weights.AsSpan((columns[at] + 1) * Stride, Stride), steps, values[at]);
        return largest;
    }
}
