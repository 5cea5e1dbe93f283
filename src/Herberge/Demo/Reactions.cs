namespace Herberge.Demo;

/// <summary>Who reacts to a post, and what participants of an intervention add.</summary>
internal sealed class Reactions(DemoPlan plan, Crowd crowd, TieTally tally, Circles circles, DemoInterventions interventions, Dice dice)
{
    public int Count { get; private set; }

    /// <param name="posts">The thread.</param>
    /// <param name="index">The post.</param>
    /// <param name="accepted">The answer that was accepted, or −1.</param>
    /// <param name="space">Where it stands.</param>
    /// <param name="threads">How many threads there are so far.</param>
    /// <param name="lot">The draws of the thread.</param>
    public List<DemoReaction> React(List<Draft> posts, int index, int accepted, DemoSpace space, int threads, Dice lot)
    {
        var post = posts[index];
        var median = index == accepted ? 4.5 : index == 0 ? 1.6 : post.Move is Move.Answer or Move.CalledIn or Move.Item ? 1.1 : 0.55;
        var wanted = (int)Math.Min(45, lot.LogNormal(median, 0.85));
        var reactions = new List<DemoReaction>();
        var taken = new HashSet<int> { post.Author };
        for (var i = 0; i < wanted; i++)
        {
            var at = WorkingTime.Settle(post.At.AddHours(lot.LogNormal(4, 1.2)).AddSeconds(lot.Between(1, 59)), lot);
            if (at >= plan.Now)
                continue;
            var month = tally.Month(at);
            var circle = space.Door == DemoDoor.Open ? posts.ConvertAll(other => other.Author) : circles.Of(space.Number);
            var member = crowd.Partner(post.Author, month, at, circle, space.Door == DemoDoor.Open ? 0.15 : 0.95, lot, out var chance);
            if (member < 0 || !taken.Add(member))
                continue;
            circles.Join(space.Number, member, at, host: false);
            tally.Add(at, chance, crowd.TopOf(member) != crowd.TopOf(post.Author));
            reactions.Add(new DemoReaction(member, Word(post.Move, lot), at));
        }

        TakeUp(post, index, space, threads, taken, reactions);
        reactions.Sort((a, b) => a.At.CompareTo(b.At));
        Count += reactions.Count;
        return reactions;
    }

    /// <summary>What participants of an intervention add. Draws of its own, so that everything else stays as it would have been.</summary>
    private void TakeUp(Draft post, int index, DemoSpace space, int threads, HashSet<int> taken, List<DemoReaction> reactions)
    {
        if (space.Door != DemoDoor.Open)
            return;
        var lot = dice.Fork("taken up", threads).Fork("post", index);
        var member = interventions.TakesUp(post.Author, post.At, lot);
        var at = WorkingTime.Settle(post.At.AddHours(lot.LogNormal(4, 1.2)).AddSeconds(lot.Between(1, 59)), lot);
        if (member < 0 || at >= plan.Now || !taken.Add(member))
            return;
        circles.Join(space.Number, member, at, host: false);
        reactions.Add(new DemoReaction(member, Word(post.Move, lot), at, IsAdded: true));
    }

    private static DemoWord Word(Move move, Dice lot) => move switch
    {
        Move.Open => (DemoWord)lot.Weighted([3, 6, 0.8, 0.1]),
        Move.Answer or Move.CalledIn or Move.FollowReply => (DemoWord)lot.Weighted([3, 0.6, 6, 0.3]),
        Move.SameHere or Move.Experience => (DemoWord)lot.Weighted([1.5, 4, 3, 0.2]),
        Move.Thanks or Move.Outcome => (DemoWord)lot.Weighted([5, 0.6, 2.5, 0.1]),
        Move.Objection => (DemoWord)lot.Weighted([1, 2, 2.5, 1.6]),
        _ => (DemoWord)lot.Weighted([3, 2, 3, 0.4]),
    };
}
