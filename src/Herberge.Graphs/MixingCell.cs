using System.Runtime.InteropServices;

namespace Herberge.Graphs;

/// <summary>What one unit has to do with another (or with itself), seen from the first one's side.</summary>
/// <param name="Other">The other unit; the unit itself on the diagonal.</param>
/// <param name="Weight">O_gh, the weight of the ties between the two units; on the diagonal of the ties inside.</param>
/// <param name="People">Distinct people of the first unit who have these ties.</param>
/// <param name="LargestPersonWeight">The most weight that one person of the first unit carries of them.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct MixingCell(int Other, double Weight, int People, double LargestPersonWeight);
