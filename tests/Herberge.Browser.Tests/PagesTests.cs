using Herberge.Browser.Tests.Setup;

namespace Herberge.Browser.Tests;

/// <summary>Every page people work on, filled, on each screen: not too wide, nothing in the console, and accessible.</summary>
public sealed class PagesTests(Chromium chromium, DemoHouse demo) : IClassFixture<Chromium>, IClassFixture<DemoHouse>
{
    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"), ("search", "/search?q=Lager"), ("search-nothing", "/search?q=gibtesnicht"), ("bell", "/bell"),
        ("people", "/people"), ("profile", "/people/svenja.matthiesen"), ("people-found", "/people?new=1"),
        ("spaces", "/spaces"), ("new-space", "/spaces/new"), ("space", "/spaces/qualitat-im-alltag"),
        ("space-members", "/spaces/qualitat-im-alltag/members"), ("space-settings", "/spaces/qualitat-im-alltag/settings"),
        ("charter", "/spaces/qualitat-im-alltag/charter"), ("charter-edit", "/spaces/qualitat-im-alltag/charter/edit"), ("hosting", "/spaces/qualitat-im-alltag/hosting"),
        ("health", "/spaces/qualitat-im-alltag/health"), ("quiet-spaces", "/spaces/quiet"), ("merge-spaces", "/spaces/qualitat-im-alltag/merge"), ("admin-spaces", "/admin/spaces"),
        ("moderation", "/moderation"), ("space-moderation", "/spaces/qualitat-im-alltag/moderation"), ("space-log", "/spaces/qualitat-im-alltag/log"),
        ("space-guests", "/spaces/qualitat-im-alltag/guests"), ("guests", "/guests"), ("rulebook", "/rulebook"), ("rulebook-new", "/rulebook/new"), ("incidents", "/incidents"), ("desk-week", "/desk/week"), ("desk-month", "/desk/month"), ("desk-year", "/desk/year"), ("desk-month-mail", "/desk/month/mail"), ("incidents-new", "/incidents/new"), ("house-rules", "/house-rules"), ("house-rules-edit", "/house-rules/edit"),
        ("moderation-person", "/moderation/people/svenja.matthiesen"),
        ("new-thread", "/spaces/qualitat-im-alltag/new?kind=question"), ("new-poll", "/spaces/qualitat-im-alltag/new?kind=poll"),
        ("new-page", "/spaces/qualitat-im-alltag/new?kind=page"), ("new-announcement", "/spaces/qualitat-im-alltag/new?kind=announcement"),
        ("scheduled", "/spaces/qualitat-im-alltag/scheduled"), ("templates", "/spaces/qualitat-im-alltag/templates"),
        ("bookmarks", "/bookmarks"), ("saved-searches", "/search/saved"), ("tags", "/tags"), ("search-tag", "/search?tag=Ersatzteile"),
        ("questions", "/questions"), ("experts", "/settings/experts"),
        ("ideas-table", "/ideas/table"), ("ideas-filters", "/ideas/table/filters?own=mine"), ("ideas-move-many", "/ideas/table/move?n=1&n=2"),
        ("ideas-import", "/ideas/import"), ("ideas-following", "/ideas/following"), ("ideas", "/ideas"), ("ideas-new", "/ideas/new"),
        ("ideas-mine", "/ideas/mine"), ("ideas-box", "/ideas/box"), ("ideas-stages", "/ideas/stages"),
        ("ideas-stage-new", "/ideas/stages/new"), ("ideas-campaigns", "/ideas/campaigns"),
        ("ideas-campaign-new", "/ideas/campaigns/new?template=customers"), ("ideas-jury", "/ideas/jury"), ("ideas-figures", "/ideas/figures"),
        ("ideas-roadmap", "/ideas/roadmap"),
        ("gatherings", "/gatherings"), ("gatherings-past", "/gatherings?when=past"), ("gathering-new", "/gatherings/new?template=barcamp"), ("calendars", "/gatherings/calendars"),
        ("voices", "/voices"), ("voices-all", "/voices?show=all"), ("voices-new", "/voices/new"), ("voices-needs", "/voices/needs"),
        ("voices-need-new", "/voices/needs/new"), ("voices-codebook", "/voices/codebook"), ("voices-themes", "/voices/themes"),
        ("voices-theme-names", "/voices/themes/names"), ("voices-sources", "/voices/sources"), ("voices-import", "/voices/import"),
        ("voices-source-new", "/voices/sources/new"), ("voices-source-mailbox", "/voices/sources/new/mailbox"),
        ("voices-source-space", "/voices/sources/new/space"), ("voices-source-webhook", "/voices/sources/new/webhook"),
        ("voices-agreement", "/voices/agreement"), ("voices-sample-new", "/voices/agreement/new"), ("voices-report", "/voices/report"),
        ("voices-segments", "/voices/segments"), ("voices-export", "/voices/export"), ("voices-templates", "/voices/needs/templates"),
        ("voices-codebook-import", "/voices/codebook/import"),
        ("silos", "/silos"), ("silos-map", "/silos/map"),
        ("silos-map-unit", "/silos/map?level=2&step=4&sort=people&unit=Produktion%20Werk%20S%C3%BCd/Montage"), ("silos-report", "/silos/report"),
        ("silos-facts", "/silos/facts"), ("silos-settings", "/silos/settings"), ("silos-next", "/silos/next"),
        ("interventions", "/silos/interventions"), ("new-intervention", "/silos/interventions/new"),
        ("activation", "/activation"), ("initiatives", "/activation/initiatives"), ("initiatives-map", "/activation/initiatives/map"), ("initiative-new", "/activation/initiatives/new"), ("journeys", "/activation/journeys"), ("journey-new", "/activation/journeys/new?template=welcome"), ("rounds-new", "/activation/rounds/new"), ("rounds-apart", "/activation/apart"), ("ladder", "/activation/ladder"), ("growth", "/activation/growth"), ("finder", "/activation/finder?q=Messdaten"), ("own-way", "/activation/mine"), ("invitations", "/activation/invitations"), ("invitation-new", "/activation/invitations/new"),
        ("circles", "/activation/circles"), ("circles-guide", "/activation/circles/guide"), ("circles-new", "/activation/circles/new"), ("guides", "/activation/guides"), ("guides-new", "/activation/guides/new"),
        ("channels", "/channels"), ("channels-month", "/channels?view=month"), ("channels-list", "/channels?view=list"), ("channels-posts", "/channels/posts"), ("channels-compose", "/channels/compose"),
        ("channels-accounts", "/channels/accounts"), ("channels-account-new", "/channels/accounts/new"),
        ("newsletter-new", "/channels/newsletters/new"), ("newsletter", "/newsletter/werkpost"), ("newsletter-archive", "/newsletter/werkpost/archive"), ("my-newsletters", "/settings/newsletters"), ("listening", "/channels/alerts"), ("listening-new", "/channels/alerts/rules/new"),
        ("channels-fediverse", "/channels/fediverse"),
        ("desk", "/desk"), ("desk-questions", "/desk/host?part=questions"), ("desk-mine", "/desk/host?part=mine"), ("desk-resting", "/desk/host?part=resting"), ("desk-roles", "/desk/roles"), ("desk-deputies", "/desk/deputies"),
        ("my-bridges", "/me/bridges"), ("mails", "/settings/mails"), ("space-mails", "/spaces/qualitat-im-alltag/mails"),
        ("space-call", "/spaces/qualitat-im-alltag/call"), ("introductions", "/settings/introductions"), ("settings", "/me/settings"),
        ("settings-profile", "/me/profile"), ("settings-sign-in", "/me/settings/sign-in"), ("settings-tokens", "/me/settings/tokens"),
        ("settings-data", "/me/settings/data"),
        ("admin", "/admin?check=now"), ("admin-house", "/admin/house"), ("admin-people", "/admin/people"), ("admin-invite", "/admin/people/new"),
        ("admin-units", "/admin/units"), ("admin-partners", "/admin/partners"), ("admin-import", "/admin/import"),
        ("admin-conversations", "/admin/import/conversations"), ("admin-export", "/admin/export"), ("hooks", "/admin/hooks"), ("hooks-new", "/admin/hooks/new"), ("offline", "/offline"), ("admin-audit", "/admin/audit"), ("mail-admin", "/admin/mail"),
        ("public-admin", "/admin/public"), ("public-window", "/channels/public/fordertechnik-offen"), ("public-home", "/p"), ("public-space", "/p/foerdertechnik"),
    ];

    private int _looked;

    public static TheoryData<int> Widths => new(Screen.All.Select(screen => screen.Width).Distinct());

    [Theory, MemberData(nameof(Widths))]
    public async Task Every_page_of_a_filled_house_is_whole(int width)
    {
        Screen[] screens = [.. Screen.All.Where(screen => screen.Width == width)];
        await using var visit = await Visit.StartAsync(chromium, demo.Address, screens[0]);
        await visit.SignInAsync(demo.Host, demo.Password);
        var faults = new List<string>();
        foreach (var (name, path) in Pages)
        {
            await visit.GoAsync(path);
            await LookAsync(visit, name, screens, faults);
        }

        await FollowAsync(visit, "/spaces/qualitat-im-alltag", "/threads/");
        await LookAsync(visit, "thread", screens, faults);
        await visit.GoAsync($"{new Uri(visit.Page.Url).AbsolutePath}/pass-on");
        await LookAsync(visit, "pass-on", screens, faults);
        await FollowAsync(visit, "/silos", "/silos/pair");
        await LookAsync(visit, "silos-pair", screens, faults);
        await FollowAsync(visit, "/voices/themes", "/voices/themes/0");
        await LookAsync(visit, "voices-theme", screens, faults);
        // Ids begin with the time, and so with a zero for some centuries.
        await FollowAsync(visit, "/silos/interventions", "/silos/interventions/0");
        await LookAsync(visit, "intervention", screens, faults);
        await FollowAsync(visit, "/activation/initiatives", "/activation/initiatives/0");
        await LookAsync(visit, "initiative", screens, faults);
        await FollowAsync(visit, "/activation/journeys", "/activation/journeys/0");
        await LookAsync(visit, "journey", screens, faults);
        await FollowAsync(visit, "/activation/invitations", "/activation/invitations/0");
        await LookAsync(visit, "invitation", screens, faults);
        await FollowAsync(visit, "/activation/guides", "/activation/guides/0");
        await LookAsync(visit, "guides-group", screens, faults);
        await visit.GoAsync($"{new Uri(visit.Page.Url).AbsolutePath}/steps");
        await LookAsync(visit, "guides-steps", screens, faults);
        await FollowAsync(visit, "/channels/posts?list=asked", "/channels/posts/0");
        await LookAsync(visit, "channels-post", screens, faults);
        await FollowAsync(visit, "/channels/accounts", "/channels/accounts/0");
        await LookAsync(visit, "channels-account", screens, faults);
        await FollowAsync(visit, "/p/foerdertechnik", "/p/foerdertechnik/0");
        await LookAsync(visit, "public-thread", screens, faults);
        await FollowAsync(visit, "/rulebook", "/rulebook/0");
        await LookAsync(visit, "rule", screens, faults);
        await FollowAsync(visit, "/incidents", "/incidents/0");
        await LookAsync(visit, "incident", screens, faults);
        await FollowAsync(visit, "/activation", "/activation/rounds/0");
        await LookAsync(visit, "rounds-join", screens, faults);
        var rounds = new Uri(visit.Page.Url).AbsolutePath;
        foreach (var part in new[] { "figures", "edit" })
        {
            await visit.GoAsync($"{rounds}/{part}");
            await LookAsync(visit, $"rounds-{part}", screens, faults);
        }

        await FollowAsync(visit, "/ideas", "/ideas/campaigns/0");
        await LookAsync(visit, "campaign", screens, faults);
        var campaign = new Uri(visit.Page.Url).AbsolutePath;
        foreach (var (name, part) in new[] { ("campaign-ranking", "?view=rank&by=across"), ("campaign-edit", "/edit"), ("campaign-compare", "/compare") })
        {
            await visit.GoAsync($"{campaign}{part}");
            await LookAsync(visit, name, screens, faults);
        }

        await FollowAsync(visit, "/gatherings", "/gatherings/0");
        var gathering = new Uri(visit.Page.Url).AbsolutePath;
        await LookAsync(visit, "gathering", screens, faults);
        foreach (var part in new[] { "edit", "people", "door", "badges", "cancel" })
        {
            await visit.GoAsync($"{gathering}/{part}");
            await LookAsync(visit, $"gathering-{part}", screens, faults);
        }

        await FollowAsync(visit, "/gatherings?when=past", "/gatherings/0");
        await LookAsync(visit, "gathering-past", screens, faults);
        await visit.GoAsync($"{new Uri(visit.Page.Url).AbsolutePath}/after");
        await LookAsync(visit, "gathering-after", screens, faults);

        await FollowAsync(visit, "/voices/agreement", "/voices/agreement/0");
        await LookAsync(visit, "voices-sample", screens, faults);
        await FollowAsync(visit, "/voices/needs?status=shipped", "/voices/needs/0");
        await LookAsync(visit, "voices-need-told", screens, faults);
        await visit.GoAsync($"{new Uri(visit.Page.Url).AbsolutePath}/card");
        await LookAsync(visit, "voices-need-card", screens, faults);

        await FollowAsync(visit, "/ideas", "/ideas/campaigns/0");
        await LookAsync(visit, "ideas-campaign", screens, faults);
        await FollowAsync(visit, "/ideas/roadmap", "/ideas/0");
        var idea = new Uri(visit.Page.Url).AbsolutePath;
        await LookAsync(visit, "idea", screens, faults);
        foreach (var part in new[] { "outcome", "reopen", "edit", "move" })
        {
            await visit.GoAsync($"{idea}/{part}");
            await LookAsync(visit, $"idea-{part}", screens, faults);
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_guest_meets_no_directory_and_no_figures()
    {
        await using var visit = await Visit.StartAsync(chromium, demo.Address, Screen.All[2]);
        await visit.SignInAsync(demo.Guest, demo.Password);
        await visit.GoAsync("/");

        Assert.Equal(0, await visit.Page.Locator("a[href='/silos']").CountAsync());
        Assert.Equal(0, await visit.Page.Locator("a[href='/people']").CountAsync());
        Assert.Equal(403, (await visit.Page.GotoAsync("/silos"))!.Status);
    }

    /// <summary>Opens the first page that <paramref name="path"/> links to under such an address.</summary>
    private static async Task FollowAsync(Visit visit, string path, string part)
    {
        await visit.GoAsync(path);
        var address = await visit.Page.Locator($"main a[href*='{part}']").First.GetAttributeAsync("href");
        await visit.GoAsync(address!);
    }

    /// <summary>
    /// Looks at a page in each theme. It comes from the house once, for only its style sheets know the theme. axe-core takes most of the
    /// time: it looks at every page once, at one page on the desk and in light, at the next on the phone and in the dark.
    /// </summary>
    private async Task LookAsync(Visit visit, string name, Screen[] screens, List<string> faults)
    {
        _looked++;
        foreach (var screen in screens)
        {
            await visit.TurnAsync(screen);
            await visit.PictureAsync($"{name}-{screen}");
            try
            {
                await visit.AssertFitsAsync();
                if (screen.IsExamined && (_looked + (screen.Width < 800 ? 1 : 0)) % 2 == 0) await visit.AssertAccessibleAsync();
            }
            catch (Xunit.Sdk.XunitException fault)
            {
                faults.Add(fault.Message);
            }
        }
    }
}
