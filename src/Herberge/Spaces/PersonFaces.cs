using Herberge.People;
using Herberge.Shell.Parts;

namespace Herberge.Spaces;

internal static class PersonFaces
{
    public static Face Of(string name, int? hue, bool guest) => new(Member.InitialsOf(name), guest ? null : hue ?? Member.HueWithoutUnit);
}
