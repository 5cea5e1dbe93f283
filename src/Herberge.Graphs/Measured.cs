using System.Globalization;

namespace Herberge.Graphs;

/// <summary>A measure's value, or the reason why it has none. Never NaN, never infinite.</summary>
public readonly record struct Measured
{
    private Measured(double? value, Undefined reason)
    {
        Value = value;
        Reason = reason;
    }

    /// <summary>The value, or null where the input is degenerate; then <see cref="Reason"/> says why.</summary>
    public double? Value { get; }

    /// <summary><see cref="Undefined.None"/> where there is a value.</summary>
    public Undefined Reason { get; }

    /// <summary>A value.</summary>
    /// <param name="value">A finite number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is NaN or infinite.</exception>
    public static Measured Of(double value) => double.IsFinite(value)
        ? new Measured(value, Undefined.None)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A measure is a finite number or has a reason for being none.");

    /// <summary>No value, for a reason.</summary>
    /// <param name="reason">The reason; not <see cref="Undefined.None"/>.</param>
    public static Measured None(Undefined reason) => new(null, reason);

    /// <summary>The same measure after a function of its value.</summary>
    /// <param name="then">Applied to the value where there is one.</param>
    public Measured Map(Func<double, double> then)
    {
        ArgumentNullException.ThrowIfNull(then);
        return Value is { } value ? Of(then(value)) : this;
    }

    /// <summary>The value in the invariant culture, or the reason.</summary>
    public override string ToString() => Value?.ToString("R", CultureInfo.InvariantCulture) ?? Reason.ToString();
}
