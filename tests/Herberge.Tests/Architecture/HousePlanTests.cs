using ArchUnitNET.Domain;
using ArchUnitNET.Loader;

namespace Herberge.Tests.Architecture;

public sealed class HousePlanTests
{
    private static readonly Lazy<ArchUnitNET.Domain.Architecture> House = new(() => new ArchLoader().LoadAssemblies(typeof(HouseApp).Assembly).Build());

    [Fact]
    public void Rooms_use_only_the_rooms_the_plan_allows() =>
        Assert.Empty(Rooms.Violations(Uses(House.Value), "Herberge"));

    [Fact]
    public void Every_folder_with_code_is_a_room_of_the_plan()
    {
        var rooms = House.Value.Types.Select(t => t.FullName.Split('.')).Where(parts => parts is ["Herberge", _, _, ..])
            .Select(parts => parts[1]).Distinct().Order();
        Assert.Empty(rooms.Except(Rooms.MayUse.Keys));
    }

    [Fact]
    public void The_libraries_know_nothing_of_the_house()
    {
        Assert.DoesNotContain(typeof(Graphs.TieGraph).Assembly.GetReferencedAssemblies(), a => !IsBaseLibrary(a.Name!));
        Assert.DoesNotContain(typeof(Texts.WordForms).Assembly.GetReferencedAssemblies(),
            a => !IsBaseLibrary(a.Name!) && a.Name is not ("Herberge.Graphs" or "Lucene.Net" or "Lucene.Net.Analysis.Common"));
    }

    [Fact]
    public void Planted_faults_are_found()
    {
        var planted = new ArchLoader().LoadAssemblies(typeof(HousePlanTests).Assembly).Build();
        var root = $"{typeof(HousePlanTests).Namespace}.Planted";

        var found = Rooms.Violations(Uses(planted), root);

        Assert.Contains(found, f => f.Contains("KnowsTooMuch in Foundation uses", StringComparison.Ordinal));
        Assert.Contains(found, f => f.Contains("ReachesIntoTables in Silos uses the tables of Spaces", StringComparison.Ordinal));
        Assert.Contains(found, f => f.StartsWith("Attic is not a room", StringComparison.Ordinal));
    }

    private static bool IsBaseLibrary(string name) => name.StartsWith("System", StringComparison.Ordinal) || name is "netstandard" or "mscorlib";

    private static IEnumerable<(string User, string Used)> Uses(ArchUnitNET.Domain.Architecture architecture) =>
        architecture.Types.SelectMany(type => type.Dependencies.Select(d => (Plain(type), Plain(d.Target))));

    private static string Plain(IType type) => type.FullName.Split('/', '`', '<')[0];
}
