using System.Diagnostics.CodeAnalysis;

namespace Herberge.Foundation.Outcomes;

/// <summary>Either a value or the problems that stood in the way; never both.</summary>
public sealed class Result<T>
{
    private Result(T? value, IReadOnlyList<Problem> problems)
    {
        Value = value;
        Problems = problems;
    }

    public T? Value { get; }

    public IReadOnlyList<Problem> Problems { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    public bool Succeeded => Problems.Count == 0;

    public Problem Problem => Problems[0];

    public static implicit operator Result<T>(T value) => new(value, []);

    public static implicit operator Result<T>(Problem problem) => new(default, [problem]);

    /// <summary>For values of interface types, which no conversion reaches.</summary>
    public static Result<T> Of(T value) => new(value, []);

    public static Result<T> From(IReadOnlyList<Problem> problems) => new(default, problems);
}

/// <summary>The value of a use case that has nothing to tell but that it is done.</summary>
public readonly record struct Done;
