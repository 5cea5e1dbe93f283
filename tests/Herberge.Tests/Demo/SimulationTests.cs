using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Herberge.Demo;

namespace Herberge.Tests.Demo;

public sealed class SimulationTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 12, 14, 30, 0, TimeSpan.Zero);

    [Fact]
    public void The_same_seed_gives_the_same_house_to_the_last_letter() =>
        Assert.Equal(Fingerprint(seed: 7), Fingerprint(seed: 7));

    [Fact]
    public void Another_seed_gives_another_house() =>
        Assert.NotEqual(Fingerprint(seed: 7), Fingerprint(seed: 8));

    [Theory]
    [InlineData(30)]
    [InlineData(200)]
    public void Sizes_are_as_ordered(int members)
    {
        var simulation = new Simulation(new DemoPlan(members, 7, Now));
        var threads = simulation.Threads().ToList();

        Assert.Equal(members, simulation.Company.Members.Count);
        Assert.Equal(members * 30, threads.Sum(thread => thread.Posts.Count));
        Assert.Equal(members, simulation.Company.Members.Select(member => member.Email).Distinct().Count());
        Assert.All(threads.SelectMany(thread => thread.Posts), post => Assert.InRange(post.At, Now.AddMonths(-18), Now));
        Assert.All(threads, thread => Assert.All(thread.Posts.Skip(1), post => Assert.InRange(post.Parent, 0, thread.Posts.Count - 1)));
        Assert.All(threads.SelectMany(thread => thread.Posts), post => Assert.DoesNotContain(post.Reactions, reaction => reaction.Member == post.Author));
        Assert.All(threads, thread => Assert.InRange(thread.Title.Length, 10, 200));
    }

    [Fact]
    public void Nobody_writes_where_they_are_not_a_member_or_before_they_joined()
    {
        var simulation = new Simulation(new DemoPlan(200, 7, Now));
        var threads = simulation.Threads().ToList();
        var members = simulation.Memberships.ToDictionary(membership => (membership.Space, membership.Member));

        foreach (var thread in threads)
        {
            var space = simulation.Company.Spaces[thread.Space];
            foreach (var post in thread.Posts)
            {
                var author = simulation.Company.Members[post.Author];
                Assert.True(members[(thread.Space, post.Author)].Since <= post.At);
                Assert.True(author.Joined <= post.At, $"{author.Name} #{author.Number} joined {author.Joined:u}, wrote {post.At:u} as {thread.Posts.ToList().IndexOf(post)} of {thread.Kind}, host {space.Hosts.Contains(author.Number)} guest {author.IsGuest}");
                Assert.True(!author.IsGuest || space.Partners.Contains(author.Partner));
            }
        }
    }

    [Fact]
    public void Two_thousand_people_hardly_ever_say_the_same_thing_twice()
    {
        var simulation = new Simulation(new DemoPlan(2000, 7, Now));
        var titles = new HashSet<string>();
        var bodies = new HashSet<string>();
        var (threads, posts, english) = (0, 0, 0);
        foreach (var thread in simulation.Threads())
        {
            threads++;
            titles.Add(thread.Title);
            if (thread.Language == "en") english += thread.Posts.Count;
            foreach (var post in thread.Posts)
            {
                posts++;
                bodies.Add(post.Body);
            }
        }

        Assert.Equal(60_000, posts);
        Assert.InRange(titles.Count / (double)threads, 0.85, 1);
        Assert.InRange(bodies.Count / (double)posts, 0.90, 1);
        Assert.InRange(english / (double)posts, 0.08, 0.18);

        var sizes = simulation.Truth().Units.ToDictionary(unit => unit.Name, unit => unit.People);
        Assert.Equal(4, sizes["Recht"]);
        Assert.Equal(8, sizes["Kommunikation"]);
        Assert.InRange(sizes["Produktion Werk Süd"], 380, 440);
    }

    [Fact]
    public void Crossing_units_happens_as_often_as_the_truth_says_and_more_often_after_month_twelve()
    {
        var simulation = new Simulation(new DemoPlan(800, 7, Now));
        foreach (var _ in simulation.Threads()) { }
        var months = simulation.Truth().ByMonth;

        Assert.All(months, month => Assert.InRange(
            month.CrossShare - month.CrossShareExpected, -5 * month.StandardDeviation - 0.02, 5 * month.StandardDeviation + 0.02));
        var before = months.Take(DemoPlan.OpeningMonth).Average(month => month.CrossShareExpected);
        var after = months.Skip(DemoPlan.OpeningMonth).Average(month => month.CrossShareExpected);
        Assert.True(after > before + 0.05, $"{before:F3} → {after:F3}");
    }

    private static string Fingerprint(int seed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        void Add(string text) => hash.AppendData(Encoding.UTF8.GetBytes(text + "\n"));
        var simulation = new Simulation(new DemoPlan(120, seed, Now));
        foreach (var member in simulation.Company.Members) Add(string.Join('|', member with { Languages = [], Skills = [] }));
        foreach (var thread in simulation.Threads())
        {
            Add(string.Create(CultureInfo.InvariantCulture, $"{thread.Space} {thread.Kind} {thread.Title} {thread.AcceptedPost}"));
            foreach (var post in thread.Posts)
            {
                Add(string.Create(CultureInfo.InvariantCulture, $"{post.Author} {post.Parent} {post.At.UtcTicks} {post.Body}"));
                foreach (var reaction in post.Reactions) Add(string.Create(CultureInfo.InvariantCulture, $"{reaction.Member} {reaction.Word} {reaction.At.UtcTicks}"));
            }
        }

        foreach (var membership in simulation.Memberships) Add(membership.ToString());
        Add(simulation.Truth().ToJson());
        return Convert.ToHexString(hash.GetHashAndReset());
    }
}
