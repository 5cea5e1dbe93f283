// A small house with one fault of each kind, so that the rules are seen to find them.
#pragma warning disable CA1822, CA1852

namespace Herberge.Tests.Architecture.Planted.Spaces
{
    internal sealed class Conversation;

    internal static class SpacesSets
    {
        public static int Count => 1;
    }
}

namespace Herberge.Tests.Architecture.Planted.Foundation
{
    internal sealed class KnowsTooMuch
    {
        public string Name() => typeof(Spaces.Conversation).Name;
    }
}

namespace Herberge.Tests.Architecture.Planted.Silos
{
    internal sealed class ReachesIntoTables
    {
        public int Rows() => Spaces.SpacesSets.Count;
    }
}

namespace Herberge.Tests.Architecture.Planted.Attic
{
    internal sealed class NotInThePlan
    {
        public Spaces.Conversation? Seen { get; set; }
    }
}
