using System.Buffers;
using System.Text;

namespace Herberge.Foundation.Csv;

/// <summary>Writes CSV that a spreadsheet opens without running anything.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n\t");
    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789.,");

    /// <summary>
    /// One line, quoted after RFC 4180. A cell that a spreadsheet would read as a formula gets an apostrophe before it, so
    /// that a name like <c>=HYPERLINK(…)</c> stays a name (OWASP, CSV injection).
    /// </summary>
    public static void AppendLine(StringBuilder text, params ReadOnlySpan<string?> fields) => AppendLine(text, ',', fields);

    /// <summary>The same with another separator: a German spreadsheet expects semicolons, because its numbers have commas.</summary>
    public static void AppendLine(StringBuilder text, char separator, params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) text.Append(separator);
            var field = fields[i] ?? "";
            if (field is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] && !IsNumber(field)) field = "'" + field;
            if (field.AsSpan().IndexOfAny(Special) < 0) text.Append(field);
            else text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        text.Append("\r\n");
    }

    // A number below zero is no formula.
    private static bool IsNumber(string field) => field is ['-', >= '0' and <= '9', ..] && field.AsSpan(1).IndexOfAnyExcept(Numeric) < 0;
}
