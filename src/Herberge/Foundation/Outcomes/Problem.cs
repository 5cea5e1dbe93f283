namespace Herberge.Foundation.Outcomes;

/// <summary>What kind of expected failure happened; decides the HTTP status.</summary>
public enum ProblemKind
{
    /// <summary>400: the input breaks a rule; <see cref="Problem.Field"/> names where.</summary>
    Invalid,

    /// <summary>404: not there, or hidden from this viewer. The two are never told apart.</summary>
    NotFound,

    /// <summary>403: the viewer knows the thing exists but may not do this.</summary>
    Forbidden,

    /// <summary>409: somebody else was faster, or the thing is in a state that doesn't allow it.</summary>
    Conflict,

    /// <summary>412: the thing is no longer what the caller said it was when they began.</summary>
    Outdated,
}

/// <summary>
/// An expected failure. <paramref name="Code"/> is stable for API clients and is also the key of the sentence a
/// person reads (in <c>ProblemWords</c>); <paramref name="Arguments"/> fill its placeholders.
/// </summary>
public sealed record Problem(ProblemKind Kind, string Code, string? Field = null, params object[] Arguments)
{
    public static Problem Invalid(string field, string code, params object[] arguments) =>
        new(ProblemKind.Invalid, code, field, arguments);

    public static Problem NotFound(string code = "not-found") => new(ProblemKind.NotFound, code);

    public static Problem Forbidden(string code = "forbidden") => new(ProblemKind.Forbidden, code);

    public static Problem Conflict(string code, params object[] arguments) =>
        new(ProblemKind.Conflict, code, null, arguments);

    public static Problem Outdated(string code = "changed-meanwhile") => new(ProblemKind.Outdated, code);
}
