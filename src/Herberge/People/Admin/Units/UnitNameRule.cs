using Herberge.Foundation.Outcomes;

namespace Herberge.People.Admin.Units;

/// <summary>What a unit may be called: paths are joined by a slash, so none stands in a name.</summary>
internal static class UnitNameRule
{
    private const int Longest = 200;

    public static Problem? Check(string? name) => name?.Trim() switch
    {
        null or "" => Problem.Invalid("Name", "unit-name-missing"),
        { Length: > Longest } => Problem.Invalid("Name", "text-long", Longest),
        var text when text.Contains('/', StringComparison.Ordinal) || text.Any(char.IsControl) => Problem.Invalid("Name", "unit-name-slash"),
        _ => null,
    };
}
