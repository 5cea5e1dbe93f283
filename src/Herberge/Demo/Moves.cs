namespace Herberge.Demo;

/// <summary>What comes next in a thread.</summary>
internal static class Moves
{
    public static Move Pick(Talk talk, List<Draft> posts, int answered, Dice lot)
    {
        var last = posts[^1];
        if (last.Move == Move.FollowUp)
            return Move.FollowReply;
        if (last.Move == Move.CallIn && last.Called >= 0)
            return Move.CalledIn;
        if (talk.Topic.Kind == TopicKind.Collection)
        {
            return talk.Can(Move.Item) && lot.Chance(0.84) ? Move.Item
                : talk.Can(Move.Remark) && lot.Chance(0.6) ? Move.Remark : lot.Chance(0.5) ? Move.SameHere : Move.Short;
        }

        var asked = posts.Count;
        var thanked = posts.Count(post => post.Move == Move.Thanks);
        Span<double> weights =
        [
            0,
            talk.Can(Move.Answer) ? (answered < 0 ? 7 : 4.5) : 0,
            talk.Can(Move.Experience) ? 2.6 : 0,
            talk.Can(Move.Objection) && answered > 0 ? 1.8 : 0,
            talk.Can(Move.FollowUp) && answered > 0 ? 2.6 : 0,
            0,
            answered > 0 && thanked < 2 && last.Author != posts[0].Author ? 1.4 : 0,
            asked < 12 ? 0.9 : 0.35,
            asked > 1 ? 0.5 : 0.8,
            0,
            talk.Can(Move.Outcome) && answered > 0 && asked > 3 ? 1.1 : 0,
            talk.Can(Move.Remark) ? (asked < 4 ? 0.5 : 1.7) : 0,
            asked > 2 ? 0.35 : 0.1,
            0,
        ];
        return (Move)lot.Weighted(weights);
    }
}
