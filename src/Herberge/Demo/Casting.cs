namespace Herberge.Demo;

/// <summary>Where a thread begins, who asks and who replies.</summary>
internal sealed class Casting(Company company, Crowd crowd, TieTally tally, Circles circles)
{
    public DemoSpace Space(DateTimeOffset at, Dice lot)
    {
        double[] weights =
            [.. company.Spaces.Select(space => space.Opened < at ? company.SpaceTexts[space.Number].Share : 0)];
        return company.Spaces[lot.Weighted(weights)];
    }

    public int Asker(DemoSpace space, SpaceText text, Topic topic, DateTimeOffset at, Dice lot)
    {
        if (topic.Kind == TopicKind.Announcement)
            return space.Hosts[lot.Index(space.Hosts.Count)];
        if (space.Partners.Count > 0 && lot.Chance(space.Door == DemoDoor.Open ? 0.05 : 0.16))
        {
            var guest = crowd.Guest(at, space.Partners, lot);
            if (guest >= 0)
                return guest;
        }

        var asker = crowd.Anybody(at, lot.Chance(0.8) ? text.HomeUnits : null, lot);
        return asker >= 0 ? asker : space.Hosts[0];
    }

    public int Replier(List<Draft> posts, int parent, DateTimeOffset at, DemoSpace space, Dice lot, out double chance)
    {
        chance = double.NaN;
        if (space.Partners.Count > 0 && lot.Chance(space.Door == DemoDoor.Open ? 0.06 : 0.17))
        {
            var guest = crowd.Guest(at, space.Partners, lot);
            if (guest >= 0 && guest != posts[parent].Author)
                return guest;
        }

        var inThread = posts.Select(post => post.Author).Distinct().ToList();
        var circle = space.Door == DemoDoor.Open || lot.Chance(0.35) ? inThread : circles.Of(space.Number);
        var stay = space.Door == DemoDoor.Open ? 0.3 : 0.93;
        return crowd.Partner(posts[parent].Author, tally.Month(at), at, circle, stay, lot, out chance);
    }
}
