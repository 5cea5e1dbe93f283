using System.Globalization;

namespace Herberge.People.Accounts;

/// <summary>Writes to a person in their language, whoever's request causes it.</summary>
internal readonly struct LanguageScope : IDisposable
{
    private readonly CultureInfo _before;

    public LanguageScope(bool german)
    {
        _before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(german ? "de-DE" : "en-GB");
    }

    public void Dispose() => CultureInfo.CurrentUICulture = _before;
}
