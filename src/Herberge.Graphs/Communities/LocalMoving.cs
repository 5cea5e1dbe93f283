using System.Runtime.CompilerServices;

namespace Herberge.Graphs.Communities;

/// <summary>
/// Fast local moving: nodes in random order go to the neighbouring community with the largest gain; whoever had a
/// neighbour move away is looked at again, until nobody gains.
/// </summary>
internal static class LocalMoving
{
    /// <summary>Improves the communities in place. Communities are numbers below the number of nodes.</summary>
    /// <returns>Whether any node moved.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static bool Run(LevelGraph graph, int[] of, double perStrength, SplitMix random, CancellationToken ct)
    {
        var count = graph.Count;
        var (offsets, neighbours, weights, strengths) = (graph.Offsets, graph.Neighbours, graph.Weights, graph.Strengths);
        var communities = new Community[count];
        var sizes = new int[count];
        for (var node = 0; node < count; node++)
        {
            communities[of[node]].Sum += strengths[node];
            sizes[of[node]]++;
        }

        var free = new Stack<int>();
        for (var community = count - 1; community >= 0; community--)
            if (sizes[community] == 0)
                free.Push(community);

        var queue = new int[count];
        for (var node = 0; node < count; node++)
            queue[node] = node;
        random.Shuffle(queue);
        var waiting = new bool[count];
        Array.Fill(waiting, true);
        var (head, left) = (0, count);
        var touched = new int[count];
        var moved = false;

        while (left > 0)
        {
            if ((left & 0xFFFF) == 0)
                ct.ThrowIfCancellationRequested();
            var node = queue[head];
            head = head + 1 == count ? 0 : head + 1;
            left--;
            waiting[node] = false;

            var own = of[node];
            var strength = strengths[node];
            communities[own].Sum -= strength;
            sizes[own]--;
            var distinct = 0;
            var (first, end) = (offsets[node], offsets[node + 1]);
            if (weights is null)
            {
                for (var at = first; at < end; at++)
                {
                    var community = of[neighbours[at]];
                    ref var with = ref communities[community].With;
                    if (with == 0)
                        touched[distinct++] = community;
                    with++;
                }
            }
            else
            {
                for (var at = first; at < end; at++)
                {
                    var community = of[neighbours[at]];
                    ref var with = ref communities[community].With;
                    if (with == 0)
                        touched[distinct++] = community;
                    with += weights[at];
                }
            }

            var factor = strength * perStrength;
            var best = own;
            var most = communities[own].With - factor * communities[own].Sum;
            // A gain below rounding is no gain: without this a node could go back and forth for ever.
            var least = 1e-12 * strength;
            for (var index = 0; index < distinct; index++)
            {
                var community = touched[index];
                ref var candidate = ref communities[community];
                var gain = candidate.With - factor * candidate.Sum;
                candidate.With = 0;
                if (gain > most + least)
                    (best, most) = (community, gain);
            }

            if (most < -least && sizes[own] > 0 && free.Count > 0)
                best = free.Pop();
            communities[best].Sum += strength;
            sizes[best]++;
            if (best == own)
                continue;

            moved = true;
            of[node] = best;
            if (sizes[own] == 0)
                free.Push(own);
            for (var at = first; at < end; at++)
            {
                var neighbour = neighbours[at];
                if (waiting[neighbour] || of[neighbour] == best)
                    continue;
                waiting[neighbour] = true;
                var tail = head + left;
                queue[tail >= count ? tail - count : tail] = neighbour;
                left++;
            }
        }

        return moved;
    }

    // Both are looked at together: one place in memory for them.
    private struct Community
    {
        /// <summary>The sum of its nodes' strengths.</summary>
        public double Sum;

        /// <summary>What the node looked at has with it.</summary>
        public double With;
    }
}
