namespace Herberge.Tests.Silos.Attack;

/// <summary>Everything that small houses publish, solved together (<see cref="JointAttack"/>).</summary>
public sealed class JointAttackTests
{
    private static readonly DateTimeOffset Monday = new(2026, 5, 11, 0, 0, 0, TimeSpan.Zero);

    public static TheoryData<int> Seeds => [5, 9, 10];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void No_contact_of_fewer_than_five_people_can_be_solved_for(int seed)
    {
        var house = new AttackedHouse(seed, Monday.AddDays(-7), Monday);

        Assert.Empty(Found.From(house, [.. house.Published()]));
    }

    [Fact]
    public void Without_complementary_suppression_the_attack_solves_for_some()
    {
        var house = new AttackedHouse(1, Monday.AddDays(-7), Monday);

        Assert.NotEmpty(Found.From(house, [.. house.PublishedWithoutComplement()]).Take(1));
    }
}
