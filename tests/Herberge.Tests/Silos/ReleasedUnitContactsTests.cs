using Herberge.Silos.Figures;
using Herberge.Silos.Releases;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Silos;

public sealed class ReleasedUnitContactsTests
{
    [Theory, BothEngines]
    public async Task A_unit_that_hardly_talks_with_itself_is_no_missing_bridge(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.InDbAsync(db =>
        {
            var monday = ReleaseCalendar.LastEnd(house.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"));
            var figures = new SiloFigures
            {
                People = 40,
                ByUnit = [new UnitFigure("Einkauf", 20, Suppressed: false), new UnitFigure("Qualität", 20, Suppressed: false)],
                Matrix = [Rare(0, 0), Rare(0, 1)],
            };
            db.Set<ReleasedFigures>().Add(new ReleasedFigures(new FigureKey(monday, ReleaseCalendar.UsualWindow, 1, GroupedBy.Unit, null), NoFigures.None, figures, monday));
            return db.SaveChangesAsync();
        });

        var contacts = await house.InScopeAsync(async services => await services.GetRequiredService<IUnitContacts>().ReadAsync(CancellationToken.None));

        Assert.Equal(0.2, contacts.RareContact("Einkauf", "Qualität"));
        Assert.Null(contacts.RareContact("Einkauf", "Einkauf"));
    }

    private static CellFigure Rare(int a, int b) => new(a, b, Suppressed: false) { Weight = 5, Expected = 25, Ratio = 0.2, Z = -6, IsSure = true };
}
