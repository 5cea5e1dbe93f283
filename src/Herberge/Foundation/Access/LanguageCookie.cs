namespace Herberge.Foundation.Access;

/// <summary>The language somebody chose before signing in.</summary>
internal static class LanguageCookie
{
    public const string Name = "language";
}
