using Herberge.People;
using Herberge.Shell.Parts;

namespace Herberge.Spaces;

internal static class PersonFaces
{
    /// <summary>Somebody of the house without a unit is nobody's guest and still needs a colour.</summary>
    private const int NoUnit = 12;

    public static Face Of(string name, int? hue, bool guest) => new(Member.InitialsOf(name), guest ? null : hue ?? NoUnit);
}
