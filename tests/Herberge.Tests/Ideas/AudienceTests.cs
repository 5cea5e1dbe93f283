using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Ideas;

public sealed class AudienceTests
{
    [Theory, BothEngines]
    public async Task A_guest_whose_time_is_over_is_no_part_of_the_whole_that_shares_are_shares_of(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var svenja = await house.InviteAsync("Svenja Matthiesen");
        var jasper = await house.InviteAsync("Jasper de Vries", partner: "Van Dijk");
        var space = await house.OpenSpaceAsync(svenja, "Anlieferung", SpaceKind.Restricted, true, jasper);
        var box = await house.OpenBoxAsync(space, svenja);
        var end = house.Clock.GetUtcNow().AddDays(3);
        await house.InDbAsync(db => db.Set<SpaceMember>().Where(m => m.MemberId == jasper.Id).ExecuteUpdateAsync(m => m.SetProperty(x => x.EndsAt, end)));

        Assert.Equal([jasper.Id, svenja.Id], await AudienceAsync(end.AddSeconds(-1)));
        Assert.Equal([svenja.Id], await AudienceAsync(end));

        Task<List<Guid>> AudienceAsync(DateTimeOffset at) => house.InDbAsync(async db =>
        {
            var campaign = await db.Campaigns.AsNoTracking().SingleAsync(c => c.Id == box);
            return await db.AudienceOf(campaign, at).OrderBy(m => m.Name).Select(m => m.Id).ToListAsync();
        });
    }
}
