using System.Globalization;

namespace Herberge.Foundation.Portability;

/// <summary>An exported house that can't be taken as it is: where it is wrong, and what to do.</summary>
internal sealed class WrongHouseException(string file, long? line, string? field, string what) : FormatException(Sentence(file, line, field, what))
{
    private static string Sentence(string file, long? line, string? field, string what) => string.Create(CultureInfo.InvariantCulture,
        $"{file}{(line is { } number ? $", line {number}" : "")}{(field is null ? "" : $", field {field}")}: {what}");
}
