namespace Herberge.Demo;

/// <summary>Puts a move into somebody's words, with those it names; nobody says word for word what somebody else said.</summary>
internal sealed class PostWriter(Company company, Crowd crowd, TieTally tally, Circles circles)
{
    private readonly HashSet<string> bodies = new(StringComparer.Ordinal);

    public int Mentions { get; private set; }

    public Draft Post(
        Talk talk, Move move, int author, int parent, DateTimeOffset at, double chance, List<Draft> before, DemoSpace space, Dice lot)
    {
        circles.Join(space.Number, author, at, host: false);
        var mentions = new List<int>();
        var called = -1;
        var calledChance = double.NaN;
        if (move == Move.CallIn)
        {
            called = crowd.Partner(author, tally.Month(at), at, [], 0, lot, out calledChance);
            if (called >= 0 && before.Any(post => post.Author == called))
                called = -1;
            if (called < 0)
            {
                move = talk.Can(Move.Remark) ? Move.Remark : Move.Short;
            }
            else
            {
                mentions.Add(called);
                tally.Add(at, calledChance, crowd.TopOf(author) != crowd.TopOf(called));
                circles.Join(space.Number, called, at, host: false);
            }
        }

        var you = parent < 0 ? null : company.Members[before[parent].Author];
        var callsByName = you is not null && you.Number != author && move is Move.Answer or Move.Objection or Move.FollowUp or Move.FollowReply
            && lot.Chance(0.16);
        if (callsByName)
        {
            mentions.Add(you!.Number);
            tally.Add(at, chance, crowd.TopOf(author) != crowd.TopOf(you.Number));
        }

        Mentions += mentions.Count;
        var quote = parent >= 0 && move is Move.Objection or Move.FollowUp or Move.Remark or Move.Answer && lot.Chance(0.13)
            ? Quote(before[parent].Body) : null;
        var member = company.Members[author];
        var third = called < 0 ? null : company.Members[called];
        var speech = new Speech(
            WorkingTime.ToLocal(at),
            you?.Given ?? "",
            you is null ? "" : $"@{you.Handle}",
            AtOurs(member, talk.English),
            third is null ? "" : $"@{third.Handle}",
            third?.Given ?? "",
            callsByName,
            quote);
        var body = talk.Say(move, speech);
        // Nobody says the same thing word for word as somebody else did; a short word of thanks may.
        for (var tries = 0; !bodies.Add(body) && tries < 4; tries++)
            body = talk.AddTo(body);
        return new Draft(author, parent, at, body, mentions, move, chance, called, calledChance);
    }

    private string AtOurs(DemoMember member, bool english)
    {
        if (member.IsGuest)
            return english ? $"at {company.Partners[member.Partner].Name}" : $"bei {company.Partners[member.Partner].Name}";
        var text = company.UnitTexts[crowd.TopOf(member.Number)];
        return english ? $"in {text.Name}" : $"bei uns {text.AtOurs}";
    }

    /// <summary>The last whole sentence of some length, as people quote.</summary>
    private static string? Quote(string body)
    {
        if (body.Contains('\n', StringComparison.Ordinal) || body.Contains('@', StringComparison.Ordinal))
            return null;
        var sentences = body.Split(". ");
        for (var i = sentences.Length - 1; i >= 0; i--)
        {
            // “bis 3. Februar” is no end of a sentence.
            var isCut = (i > 0 && char.IsAsciiDigit(sentences[i - 1].LastOrDefault())) || char.IsAsciiDigit(sentences[i].LastOrDefault());
            if (sentences[i].Length is > 30 and < 170 && !isCut)
                return i == sentences.Length - 1 ? sentences[i] : sentences[i] + ".";
        }

        return null;
    }
}
