using Herberge.Shell.Parts;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Moderation;

/// <summary>The places of a space for those who look after it, and its log while that is open.</summary>
internal static class ModerationPlaces
{
    public static IEnumerable<Choice> Of(SpaceStanding standing, string place, IStringLocalizer<SpacesWords> words)
    {
        var here = $"/spaces/{standing.Space.Slug}";
        if (standing.MayRun)
        {
            yield return new Choice(words["place-moderation"], $"{here}/moderation", place == "moderation");
            if (standing.Space.WithPartners || place == "guests") yield return new Choice(words["place-guests"], $"{here}/guests", place == "guests");
        }

        if (standing.MayRun || place == "log") yield return new Choice(words["place-log"], $"{here}/log", place == "log");
    }
}
