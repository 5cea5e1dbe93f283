using System.Globalization;
using System.Resources;

namespace Herberge.Voices.Files;

/// <summary>The words of what is found in files. They come without a house, so without its services for languages.</summary>
internal sealed class VoicesFilesWords
{
    private static readonly ResourceManager Resources = new(typeof(VoicesFilesWords));

    private readonly CultureInfo _culture;

    private VoicesFilesWords(CultureInfo culture) => _culture = culture;

    public string Language => _culture.TwoLetterISOLanguageName;

    /// <param name="language"><c>de</c> or <c>en</c>.</param>
    public static VoicesFilesWords In(string language) => new(CultureInfo.GetCultureInfo(language));

    public string this[string key] => Resources.GetString(key, _culture)
        ?? throw new MissingManifestResourceException($"No word for {key} in {Language}.");

    public string Format(string key, params object?[] values) => string.Format(_culture, this[key], values);

    public string Number(double value) => value.ToString("0.00", _culture);

    public string Count(int value) => value.ToString("N0", _culture);

    public string Percent(double share) => share.ToString("P1", _culture);
}
