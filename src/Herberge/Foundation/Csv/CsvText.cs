using System.Buffers;
using System.Text;

namespace Herberge.Foundation.Csv;

/// <summary>Writes CSV that a spreadsheet opens without running anything.</summary>
public static class CsvText
{
    private static readonly SearchValues<char> Special = SearchValues.Create(",;\"\r\n\t");

    /// <summary>
    /// One line, quoted after RFC 4180. A cell that a spreadsheet would read as a formula gets an apostrophe before it, so
    /// that a name like <c>=HYPERLINK(…)</c> stays a name (OWASP, CSV injection).
    /// </summary>
    public static void AppendLine(StringBuilder text, params ReadOnlySpan<string?> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) text.Append(',');
            var field = fields[i] ?? "";
            if (field is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) field = "'" + field;
            if (field.AsSpan().IndexOfAny(Special) < 0) text.Append(field);
            else text.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
        }

        text.Append("\r\n");
    }
}
