using Herberge.Foundation.Access;

namespace Herberge.Silos;

/// <summary>Who may see the figures of the house: those who run it, and the works council, who see the same.</summary>
internal static class SilosAccess
{
    extension(Viewer viewer)
    {
        public bool MaySeeSilos => viewer.IsHost || viewer.IsAdministrator || viewer.IsWorksCouncil;

        /// <summary>One of the two sides that change settings together.</summary>
        public bool RunsTheHouse => viewer.IsHost || viewer.IsAdministrator;

        /// <summary>Those who act on the figures: proposals read open spaces, so they are for people inside.</summary>
        public bool BuildsBridges => viewer.IsInside && viewer.RunsTheHouse;
    }
}
