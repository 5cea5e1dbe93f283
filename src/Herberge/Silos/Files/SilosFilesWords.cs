using System.Globalization;
using System.Resources;
using Herberge.Graphs;

namespace Herberge.Silos.Files;

/// <summary>The words of reports from files. They come without a house, so without its services for languages.</summary>
internal sealed class SilosFilesWords
{
    private static readonly ResourceManager Resources = new(typeof(SilosFilesWords));

    private readonly CultureInfo _culture;

    private SilosFilesWords(CultureInfo culture) => _culture = culture;

    public string Language => _culture.TwoLetterISOLanguageName;

    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    public static SilosFilesWords In(string language)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(language).Clone();
        culture.NumberFormat.NegativeSign = "−";
        return new SilosFilesWords(culture);
    }

    public string this[string key] => Resources.GetString(key, _culture)
        ?? throw new MissingManifestResourceException($"No word for {key} in {Language}.");

    public string Format(string key, params object?[] values) => string.Format(_culture, this[key], values);

    public string Number(double value, string format = "0.00") => value.ToString(format, _culture);

    public string Number(double? value, string format = "0.00") => value is { } number ? Number(number, format) : this["none"];

    public string Count(long? value) => value?.ToString("N0", _culture) ?? this["none"];

    public string Percent(double? value) => value is { } share ? share.ToString("P0", _culture) : this["none"];

    public string Day(DateOnly day) => day.ToString(this["day-format"], _culture);

    public string Reason(Undefined reason) => this[$"reason-{reason}"];
}
