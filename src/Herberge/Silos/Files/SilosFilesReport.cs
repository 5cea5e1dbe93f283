using Herberge.Graphs;
using Herberge.Silos.Figures;

namespace Herberge.Silos.Files;

/// <summary>What two files say about silos, and what of it may be shown.</summary>
/// <param name="Silos">Everything, unguarded.</param>
/// <param name="Figures">What may be shown.</param>
internal sealed record SilosFilesReport(SiloReport Silos, SiloFigures Figures);
