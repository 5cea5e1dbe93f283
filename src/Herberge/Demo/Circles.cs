namespace Herberge.Demo;

/// <summary>Who belongs to which space, since when.</summary>
internal sealed class Circles(DemoPlan plan, Company company, Crowd crowd)
{
    private readonly Dictionary<(int Space, int Member), DemoMembership> memberships = [];
    private readonly Dictionary<int, List<int>> circles = [];

    public IReadOnlyCollection<DemoMembership> Memberships =>
        [.. memberships.Values.OrderBy(membership => membership.Space).ThenBy(membership => membership.Member)];

    /// <summary>The people of a space, in the order they came.</summary>
    public List<int> Of(int space) => circles[space];

    public void Seed(Dice lot)
    {
        foreach (var space in company.Spaces)
        {
            foreach (var host in space.Hosts)
                Join(space.Number, host, space.Opened, host: true);
            var home = company.SpaceTexts[space.Number].HomeUnits;
            foreach (var member in company.Members)
            {
                var top = crowd.TopOf(member.Number);
                double chance;
                if (member.IsGuest)
                    chance = space.Partners.Contains(member.Partner) ? 0.9 : 0;
                else if (space.Door == DemoDoor.Private)
                    chance = home.Contains(top) && member.Energy > 2 ? 0.12 : 0;
                else if (space.Door == DemoDoor.Restricted)
                    chance = home.Contains(top) ? 0.07 : 0.004;
                else
                    chance = home.Length > 0 && home[0] == top ? 0.5 : home.Contains(top) ? 0.22 : 0.05;
                if (lot.Chance(chance))
                {
                    var since = member.Joined > space.Opened ? member.Joined : space.Opened;
                    Join(space.Number, member.Number, since.AddDays(lot.Unit() * 3), host: false);
                }
            }
        }
    }

    public void Join(int space, int member, DateTimeOffset at, bool host)
    {
        if (memberships.TryGetValue((space, member), out var before))
        {
            if (at < before.Since)
                memberships[(space, member)] = before with { Since = at };
            return;
        }

        memberships.Add((space, member), new DemoMembership(space, member, at > plan.Now ? plan.Now : at, host));
        if (!circles.TryGetValue(space, out var circle))
            circles.Add(space, circle = []);
        circle.Add(member);
    }
}
