namespace Herberge.Texts.Languages;

/// <summary>What language a text is in, as far as Herberge needs to know.</summary>
public enum TextLanguage
{
    /// <summary>Too little to tell: a number, a name, one word that both languages have.</summary>
    Unknown,

    /// <summary>German.</summary>
    German,

    /// <summary>English.</summary>
    English,

    /// <summary>Another one.</summary>
    Other,
}
