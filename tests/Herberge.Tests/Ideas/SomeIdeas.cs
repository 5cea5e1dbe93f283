using Herberge.Foundation.Storage;
using Herberge.Ideas;
using Herberge.Ideas.Campaigns;
using Herberge.Ideas.Stages;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Ideas;

/// <summary>An open box or a campaign in a space, and ideas for it.</summary>
internal static class SomeIdeas
{
    /// <summary>The open box, in this space; its people as given.</summary>
    public static Task<Guid> OpenBoxAsync(this TestHouse house, Guid spaceId, Person lead, params (Person Person, CampaignRole Role)[] people) =>
        house.AddCampaignAsync(spaceId, lead, isBox: true, campaign => campaign.Title = "Ideenkasten", people);

    /// <summary>A campaign that collects ideas from today on, unless <paramref name="set"/> says otherwise.</summary>
    public static Task<Guid> AddCampaignAsync(this TestHouse house, Guid spaceId, Person lead, bool isBox, Action<Campaign> set, params (Person Person, CampaignRole Role)[] people) => house.InDbAsync(async db =>
    {
        var now = house.Clock.GetUtcNow();
        var campaign = new Campaign(Guid.CreateVersion7(now), isBox, spaceId, lead.Id, now)
        {
            Title = "Weniger Stillstand",
            PublishedAt = now,
            CollectFrom = DateOnly.FromDateTime(now.UtcDateTime).AddDays(-1),
        };
        campaign.People.Add(new CampaignPerson { CampaignId = campaign.Id, MemberId = lead.Id, Role = CampaignRole.Lead });
        foreach (var (person, role) in people) campaign.People.Add(new CampaignPerson { CampaignId = campaign.Id, MemberId = person.Id, Role = role });
        set(campaign);
        db.Campaigns.Add(campaign);
        await db.SaveChangesAsync();
        return campaign.Id;
    });

    public static Task<IdeaSubmitted> SubmitAsync(this TestHouse house, Person author, Guid campaignId, string title = "QR am Motor", string lead = "Scannen statt suchen. Das spart Zeit.", string? text = null) =>
        house.InScopeAsync(async services =>
        {
            var result = await services.GetRequiredService<SubmitIdea>().HandleAsync(new SubmitIdeaInput(campaignId, title, lead, text), await author.ViewerAsync(), CancellationToken.None);
            Assert.True(result.Succeeded, result.Succeeded ? "" : result.Problem.Code);
            return result.Value;
        });

    public static Guid Stage(StageKind kind) => HouseStages.FirstId(kind);

    public static Task<StageKind> StandsAsync(this TestHouse house, Guid ideaId) =>
        house.InDbAsync(db => db.Ideas.Where(i => i.Id == ideaId).Select(i => i.Stage!.Kind).SingleAsync());
}
