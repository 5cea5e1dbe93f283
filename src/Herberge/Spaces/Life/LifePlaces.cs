using Herberge.Shell.Parts;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Life;

/// <summary>The places of a space where its hosts tend it.</summary>
internal static class LifePlaces
{
    public static IEnumerable<Choice> Of(SpaceStanding standing, string place, IStringLocalizer<SpacesWords> words)
    {
        var here = $"/spaces/{standing.Space.Slug}";
        if (place == "charter") yield return new Choice(words["place-charter"], $"{here}/charter", true);
        if (standing.MayRun) yield return new Choice(words["place-hosting"], $"{here}/hosting", place == "hosting");
        if (SeeHealth.MaySee(standing)) yield return new Choice(words["place-health"], $"{here}/health", place == "health");
    }
}
