using System.Globalization;
using System.Text;
using Herberge.Foundation.Csv;

namespace Herberge.Silos.Exports;

/// <summary>A table for a spreadsheet: UTF-8 with a byte order mark, in German with semicolons and decimal commas, in English with commas and points.</summary>
internal sealed class CsvFile
{
    private readonly StringBuilder _text = new("\uFEFF");

    private static bool IsGerman => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName != "en";

    public CultureInfo Culture { get; } = CultureInfo.GetCultureInfo(IsGerman ? "de-DE" : "en-GB");

    public string Text => _text.ToString();

    public void Line(params string?[] fields) => CsvText.AppendLine(_text, IsGerman ? ';' : ',', fields);

    public string N(double? value) => value?.ToString("0.###", Culture) ?? "";

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
