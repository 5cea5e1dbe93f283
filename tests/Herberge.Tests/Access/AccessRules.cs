using System.Text.RegularExpressions;

namespace Herberge.Tests.Access;

/// <summary>What each address answers to whom. Null means: not tried, because it would change the house under test.</summary>
internal static partial class AccessRules
{
    /// <returns>Statuses that keep the plan, or null where the request would be granted and change something.</returns>
    public delegate int[]? Rule(ViewerKind viewer, SpotKind spot);

    /// <summary>One set of fields for every form; nobody's form is complete with it but those of the small buttons.</summary>
    public static readonly IReadOnlyList<KeyValuePair<string, string>> Fields =
        [new("kind", "thanks"), new("state", "following"), new("on", "true"), new("text", "Darf ich dazu?"), new("role", "Host"), new("markdown", "Text"), new("to", "de")];

    private static readonly Rule Everybody = (_, _) => [200];
    private static readonly Rule Nowhere = (_, _) => [404];
    private static readonly Rule NothingPublic = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404];
    private static readonly Rule SignedIn = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [200];

    /// <summary>Every page can be posted to; without naming a form nothing happens.</summary>
    private static readonly Rule PostedPage = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [400, 403, 404];

    private static readonly Rule PostedOpenPage = (_, _) => [302, 400];

    /// <summary>Buttons that change only what is the viewer's own.</summary>
    private static readonly Rule OwnButton = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [204, 302, 303, 200];

    private static readonly Rule Readers = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
        : AccessPlan.Of(viewer, spot) >= Reach.Reads ? [200] : [404];

    private static readonly Rule ReadersAreLed = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
        : AccessPlan.Of(viewer, spot) >= Reach.Reads ? [302] : [404];

    /// <summary>Buttons on threads and posts: granted or refused among readers by other tests; not there for everybody else.</summary>
    private static readonly Rule ReadersAct = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
        : AccessPlan.Of(viewer, spot) >= Reach.Reads ? null : [404];

    /// <summary>Running a thread: readers who host nothing are refused.</summary>
    private static readonly Rule ThreadHosts = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
        : AccessPlan.Of(viewer, spot) < Reach.Reads ? [404]
        : viewer is ViewerKind.SpaceHost or ViewerKind.HouseHost ? null : [403];

    private static readonly Rule Authors = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
        : AccessPlan.Of(viewer, spot) < Reach.Reads ? [404]
        : viewer == ViewerKind.SpaceHost ? [200] : [200, 403, 404];

    private static readonly Rule SpaceHosts = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
        : AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404]
        : AccessPlan.Runs(viewer, spot) ? [200] : [403];

    private static readonly Rule Seers = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404] : [200];

    private static readonly Rule SpaceHostsAct = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
        : AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404]
        : AccessPlan.Runs(viewer, spot) ? null : [403];

    /// <summary>Joining, leaving, asking: whoever sees the space may try.</summary>
    private static readonly Rule SeersAct = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
        : AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404] : null;

    private static readonly Rule HouseHosts = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.HouseHost or ViewerKind.Administrator => [200],
        _ => [403],
    };

    /// <summary>What customers say: for community managers. The administrator of these tests is none.</summary>
    private static readonly Rule Hearers = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.HouseHost => [200],
        _ => [403],
    };

    /// <summary>No idea in the house of these tests has the id of a thread or space.</summary>
    private static readonly Rule NoIdea = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [400, 404];

    /// <summary>Running the room Ideas: hosts of the house and community managers. The administrator of these tests is neither.</summary>
    private static readonly Rule IdeaHosts = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.HouseHost => [200],
        _ => [403],
    };

    /// <summary>For people of the house; guests are not told that it is there.</summary>
    /// <summary>Of the community team; to everybody else it isn't there.</summary>
    private static readonly Rule Team = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [200], _ => [404] };

    private static readonly Rule TeamWrites = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.HouseHost => [200],
        ViewerKind.GuestInside or ViewerKind.GuestOutside => [404],
        _ => [403],
    };

    private static readonly Rule Colleagues = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.GuestInside or ViewerKind.GuestOutside => [404],
        _ => [200],
    };

    /// <summary>There is none in the house of these tests, for anybody.</summary>
    /// <summary>For both sides that see the figures of the house; nobody else is told of the page.</summary>
    private static readonly Rule SilosReaders = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost or ViewerKind.Administrator => [200], _ => [404] };

    private static readonly Rule NoCase = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404];

    /// <summary>For those who speak for the house; nobody else is told that it is there. The administrator of these tests is none.</summary>
    private static readonly Rule Speakers = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.HouseHost => [200],
        _ => [404],
    };

    private static readonly Rule NoStage = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.HouseHost => [404],
        _ => [403],
    };

    /// <summary>There is none in the house of these tests.</summary>
    private static readonly Rule NoVoice = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.HouseHost => [404],
        _ => [403],
    };

    /// <summary>No space of these tests is listened to, and the id is none of a space.</summary>
    private static readonly Rule NoSpace = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404];

    /// <summary>There is none in the house of these tests.</summary>
    private static readonly Rule NoIntervention = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.HouseHost or ViewerKind.Administrator => [404],
        _ => [403],
    };

    /// <summary>Running the installation; others are not told what there is.</summary>
    private static readonly Rule Administrators = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.Administrator => [200],
        _ => [404],
    };

    private static readonly Rule AdministratorsAct = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.Administrator => null,
        _ => [404],
    };

    /// <summary>For whoever holds one of the three roles of the desks; others are not told that they are there.</summary>
    private static readonly Rule DeskTeam = (viewer, _) => viewer switch
    {
        ViewerKind.Nobody => [302],
        ViewerKind.HouseHost => [200],
        _ => [404],
    };

    private static readonly SortedDictionary<string, Rule> Pages = new(StringComparer.Ordinal)
    {
        // Open to all: nothing of the house's people or talk is in them.
        ["GET /_framework/opaque-redirect"] = (_, _) => [200, 302, 400, 404],
        ["GET /error/{Status:int}"] = Everybody,
        ["POST /error/{Status:int}"] = (_, _) => [200, 400],
        ["GET /openapi/v1.json"] = Everybody,
        ["GET /health/live"] = Everybody,
        ["GET /health/ready"] = Everybody,
        ["GET /sign-in"] = (_, _) => [200, 302],
        ["POST /sign-in"] = PostedOpenPage,
        ["GET /sign-in/link"] = (_, _) => [200, 302],
        ["POST /sign-in/link"] = PostedOpenPage,
        ["GET /welcome"] = (_, _) => [302],
        ["POST /welcome"] = (_, _) => [302],
        ["GET /offline"] = Everybody,
        ["POST /offline"] = PostedOpenPage,
        ["GET /manifest.webmanifest"] = Everybody,
        ["GET /logo/{id:guid}"] = (_, _) => [404],
        ["POST /sign-in/passkey/options"] = (_, _) => [200],
        ["POST /sign-in/passkey"] = (_, _) => [400, 401, 404],
        ["POST /theme"] = (_, _) => [302, 303],
        ["POST /language"] = (_, _) => [302, 303],

        // One's own.
        ["GET /"] = SignedIn,
        ["POST /"] = PostedPage,
        ["GET /bell"] = SignedIn,
        ["POST /bell"] = PostedPage,
        ["POST /bell/seen"] = OwnButton,
        ["GET /settings/mails"] = SignedIn,
        ["POST /settings/mails"] = PostedPage,
        ["GET /spaces/{Slug}/mails"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) >= Reach.Reads ? [200] : [404],
        ["POST /spaces/{Slug}/mails"] = PostedPage,
        ["GET /spaces/{Slug}/call"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404]
            : AccessPlan.Runs(viewer, spot) && AccessPlan.Of(viewer, spot) >= Reach.Reads ? [200] : [403],
        ["POST /spaces/{Slug}/call"] = PostedPage,
        ["POST /settings/mails/again"] = OwnButton,
        ["POST /me/push"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302, 401] : [303, 400],
        ["POST /me/push/{id:guid}/remove"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404],
        ["GET /mails/off/{Token}"] = (_, _) => [404],
        ["POST /mails/off/{Token}"] = (_, _) => [400, 404],
        ["GET /mails/off/{token}/now"] = (_, _) => [302],
        ["POST /mails/off/{token}/now"] = (_, _) => [404],
        ["GET /settings/introductions"] = SignedIn,
        ["POST /settings/introductions"] = PostedPage,
        ["POST /home/not-today"] = OwnButton,
        ["POST /spaces/read"] = OwnButton,
        ["GET /new"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [200, 302],
        ["POST /new"] = PostedPage,
        ["POST /sign-out"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : null,
        ["POST /me/passkeys/options"] = OwnButton,
        ["POST /me/passkeys"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302, 401] : [400],
        ["POST /me/passkeys/{id}/remove"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [302, 303, 400, 404],
        ["GET /me/profile"] = SignedIn,
        ["POST /me/profile"] = PostedPage,
        ["GET /me/settings"] = SignedIn,
        ["POST /me/settings"] = PostedPage,
        ["GET /me/settings/sign-in"] = SignedIn,
        ["POST /me/settings/sign-in"] = PostedPage,
        ["GET /me/settings/tokens"] = SignedIn,
        ["POST /me/settings/tokens"] = PostedPage,
        ["GET /me/settings/data"] = SignedIn,
        ["POST /me/settings/data"] = PostedPage,
        ["GET /me/data"] = SignedIn,
        ["GET /me/offline-proof"] = (viewer, _) => viewer == ViewerKind.Nobody ? [401] : [200],
        ["POST /me/photo/remove"] = OwnButton,
        ["POST /me/sign-out-everywhere"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : null,
        ["POST /me/tokens/{id:guid}/revoke"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404],
        ["POST /files"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [400],
        ["POST /preview"] = SignedIn,
        ["GET /drafts/{key}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404],
        ["PUT /drafts/{key}"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) >= Reach.Reads ? null : [204, 404],
        ["DELETE /drafts/{key}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [204],

        // People: guests see whom they share a space with.
        ["GET /people"] = SignedIn,
        ["POST /people"] = PostedPage,
        ["GET /people/suggest"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302, 401] : [200],
        ["GET /people/skills"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302, 401] : [200],
        ["GET /people/{Handle}"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.GuestOutside => [404], _ => [200] },
        ["POST /people/{Handle}"] = PostedPage,

        // Spaces.
        ["GET /spaces"] = SignedIn,
        ["POST /spaces"] = PostedPage,
        ["GET /spaces/new"] = SignedIn,
        ["POST /spaces/new"] = PostedPage,
        ["GET /spaces/{Slug}"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) == Reach.Hidden ? [404] : [200],
        ["POST /spaces/{Slug}"] = PostedPage,
        ["GET /spaces/{Slug}/members"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) switch
        {
            Reach.Hidden => [404],
            Reach.Door => AccessPlan.Runs(viewer, spot) ? [200] : [403],
            _ => [200],
        },
        ["POST /spaces/{Slug}/members"] = PostedPage,
        ["GET /spaces/{Slug}/charter"] = Seers,
        ["POST /spaces/{Slug}/charter"] = PostedPage,
        ["GET /spaces/{Slug}/charter/edit"] = SpaceHosts,
        ["POST /spaces/{Slug}/charter/edit"] = PostedPage,
        ["GET /spaces/{Slug}/hosting"] = SpaceHosts,
        ["POST /spaces/{Slug}/hosting"] = PostedPage,
        ["GET /spaces/{Slug}/health"] = SpaceHosts,
        ["POST /spaces/{Slug}/health"] = PostedPage,
        ["GET /spaces/{Slug}/enter"] = Seers,
        ["POST /spaces/{Slug}/enter"] = PostedPage,
        ["GET /spaces/{Slug}/merge"] = SpaceHosts,
        ["POST /spaces/{Slug}/merge"] = PostedPage,
        ["GET /spaces/quiet"] = SignedIn,
        ["POST /spaces/quiet"] = PostedPage,
        ["POST /spaces/{slug}/welcome/done"] = SeersAct,
        // Nobody stands in for a host in the house of these tests.
        ["POST /spaces/{slug}/deputies/{memberId:guid}/end"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
            : AccessPlan.Of(viewer, spot) == Reach.Hidden || AccessPlan.Runs(viewer, spot) || viewer == ViewerKind.InsiderMember ? [404] : [403],
        ["POST /spaces/{slug}/keep"] = SpaceHostsAct,
        ["POST /spaces/{slug}/quiet/archive"] = SpaceHostsAct,
        ["GET /references"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302, 401] : [200],
        ["GET /posts/{Id:guid}/pictures"] = Authors,
        ["POST /posts/{Id:guid}/pictures"] = PostedPage,
        ["GET /admin/spaces"] = Administrators,
        ["POST /admin/spaces"] = PostedPage,
        ["GET /spaces/{Slug}/settings"] = SpaceHosts,
        ["POST /spaces/{Slug}/settings"] = PostedPage,
        ["GET /spaces/{Slug}/new"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) >= Reach.Reads ? [200] : [403, 404],
        ["POST /spaces/{Slug}/new"] = PostedPage,
        ["POST /spaces/{slug}/join"] = SeersAct,
        ["POST /spaces/{slug}/leave"] = SeersAct,
        ["POST /spaces/{slug}/ask"] = SeersAct,
        ["POST /spaces/{slug}/requests/{memberId:guid}/accept"] = SpaceHostsAct,
        ["POST /spaces/{slug}/requests/{memberId:guid}/decline"] = SpaceHostsAct,
        ["POST /spaces/{slug}/members/{memberId:guid}/remove"] = SpaceHostsAct,
        ["POST /spaces/{slug}/members/{memberId:guid}/role"] = SpaceHostsAct,
        ["POST /spaces/{slug}/archive"] = SpaceHostsAct,
        ["POST /spaces/{slug}/reopen"] = SpaceHostsAct,

        // What is said in them.
        ["GET /search"] = SignedIn,
        ["POST /search"] = PostedPage,
        ["GET /threads/{Id:guid}"] = Readers,
        ["POST /threads/{Id:guid}"] = PostedPage,
        ["GET /threads/{Id:guid}/pass-on"] = Readers,
        ["POST /threads/{Id:guid}/pass-on"] = PostedPage,
        ["GET /threads/{threadId:guid}/posts/{id:guid}"] = ReadersAreLed,
        ["GET /posts/{id:guid}"] = ReadersAreLed,
        ["GET /posts/{Id:guid}/menu"] = Readers,
        ["POST /posts/{Id:guid}/menu"] = PostedPage,
        ["GET /posts/{Id:guid}/edit"] = Authors,
        ["POST /posts/{Id:guid}/edit"] = PostedPage,
        ["GET /posts/{Id:guid}/history"] = Readers,
        ["POST /posts/{Id:guid}/history"] = PostedPage,
        ["GET /files/{id:guid}/{name?}"] = Readers,
        ["POST /posts/{id:guid}/reactions"] = ReadersAct,
        ["POST /posts/{id:guid}/delete"] = ReadersAct,
        ["POST /posts/{id:guid}/restore"] = ReadersAct,
        ["POST /posts/{id:guid}/accept"] = ReadersAct,
        ["POST /posts/{id:guid}/withdraw"] = ReadersAct,
        ["POST /threads/{id:guid}/follow"] = ReadersAct,
        ["POST /threads/{id:guid}/pin"] = ThreadHosts,
        ["POST /threads/{id:guid}/lock"] = ThreadHosts,
        ["POST /threads/{id:guid}/delete"] = ThreadHosts,

        // Moderation. Nothing waits in the house of these tests, and nobody of another space hears so.
        ["GET /posts/{Id:guid}/flag"] = Readers,
        ["POST /posts/{Id:guid}/flag"] = PostedPage,
        ["POST /posts/{id:guid}/flag/take-back"] = OwnButton,
        ["GET /moderation"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost or ViewerKind.SpaceHost => [200], _ => [403] },
        ["POST /moderation"] = PostedPage,
        ["GET /spaces/{Slug}/moderation"] = SpaceHosts,
        ["POST /spaces/{Slug}/moderation"] = PostedPage,
        ["GET /moderation/cases/{Id:guid}"] = NoCase,
        ["POST /moderation/cases/{Id:guid}"] = PostedPage,
        ["POST /moderation/cases/{id:guid}/leave"] = NoCase,
        ["POST /moderation/cases/{id:guid}/undo"] = NoCase,
        ["POST /moderation/notes/{id:guid}/remove"] = NoCase,
        // About the host of the spaces: those who moderate one of them beside the host may know.
        ["GET /moderation/people/{Handle}"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [200], _ => [404] },
        ["POST /moderation/people/{Handle}"] = PostedPage,
        ["GET /held/{Id:guid}"] = NoCase,
        ["POST /held/{Id:guid}"] = PostedPage,
        ["POST /held/{id:guid}/approve"] = NoCase,
        ["POST /held/{id:guid}/reopen"] = NoCase,
        ["GET /measures/{Id:guid}"] = NoCase,
        ["POST /measures/{Id:guid}"] = PostedPage,
        ["POST /measures/{id:guid}/lift"] = NoCase,
        ["GET /threads/{Id:guid}/arrange"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
            : AccessPlan.Of(viewer, spot) < Reach.Reads ? [404]
            : viewer is ViewerKind.SpaceHost or ViewerKind.HouseHost ? [200] : [403],
        ["POST /threads/{Id:guid}/arrange"] = PostedPage,
        ["POST /threads/{id:guid}/archive"] = ThreadHosts,
        ["POST /threads/{id:guid}/unarchive"] = ThreadHosts,
        ["POST /rearrangements/{id:guid}/undo"] = NoCase,
        ["GET /spaces/{Slug}/log"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) switch
        {
            Reach.Hidden => [404],
            Reach.Door => [403],
            _ => [200],
        },
        ["POST /spaces/{Slug}/log"] = PostedPage,
        ["GET /rulebook"] = Colleagues,
        ["POST /rulebook"] = PostedPage,
        ["GET /rulebook/answers"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302, 401] : [200],
        ["GET /rulebook/new"] = TeamWrites,
        ["POST /rulebook/new"] = PostedPage,
        ["GET /rulebook/{Id:guid}"] = NoCase,
        ["POST /rulebook/{Id:guid}"] = PostedPage,
        ["GET /rulebook/{Id:guid}/edit"] = (viewer, spot) => viewer == ViewerKind.HouseHost ? [404] : TeamWrites(viewer, spot),
        ["POST /rulebook/{Id:guid}/edit"] = PostedPage,
        ["POST /rulebook/{id:guid}/approve"] = NoCase,
        ["POST /rulebook/{id:guid}/away"] = NoCase,
        ["GET /desk/week"] = Team,
        ["POST /desk/week"] = PostedPage,
        ["GET /incidents"] = Team,
        ["POST /incidents"] = PostedPage,
        ["GET /incidents/new"] = Team,
        ["POST /incidents/new"] = PostedPage,
        ["GET /incidents/{Id:guid}"] = NoCase,
        ["POST /incidents/{Id:guid}"] = PostedPage,
        ["POST /incidents/measures/{id:guid}"] = NoCase,
        ["GET /house-rules"] = SignedIn,
        ["POST /house-rules"] = PostedPage,
        ["GET /house-rules/edit"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [200], _ => [403] },
        ["POST /house-rules/edit"] = PostedPage,
        ["POST /house-rules/{version:int}/read"] = NoCase,

        // Guests by invitation; whoever has the link from a mail sees what it says, a made-up one leads nowhere.
        ["GET /guest"] = Everybody,
        ["POST /guest"] = PostedOpenPage,
        ["GET /guests"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.IsGuest(viewer) ? [403] : [200],
        ["POST /guests"] = PostedPage,
        ["GET /spaces/{Slug}/guests"] = SpaceHosts,
        ["POST /spaces/{Slug}/guests"] = PostedPage,
        ["GET /guests/{Id:guid}/sees"] = NoCase,
        ["POST /guests/{Id:guid}/sees"] = PostedPage,
        // No day is named: said before anything is looked for.
        ["POST /guests/{id:guid}/renew"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [303],
        ["POST /guests/{id:guid}/end"] = NoCase,
        ["POST /guests/{id:guid}/send"] = NoCase,
        // Writing for later, templates and tasks.
        ["GET /spaces/{Slug}/scheduled"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) >= Reach.Reads ? [200] : [404],
        ["POST /spaces/{Slug}/scheduled"] = PostedPage,
        ["POST /scheduled/{id:guid}/cancel"] = NoIdea,
        ["GET /spaces/{Slug}/templates"] = SpaceHosts,
        ["POST /spaces/{Slug}/templates"] = PostedPage,
        ["POST /spaces/{slug}/templates/{id:guid}/remove"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.Of(viewer, spot) == Reach.Hidden || AccessPlan.Runs(viewer, spot) ? [404] : [403],
        ["GET /posts/{Id:guid}/tasks"] = Authors,
        ["POST /posts/{Id:guid}/tasks"] = PostedPage,
        ["POST /posts/{id:guid}/tasks/{number:int}"] = NoIdea,

        // Finding again: one's own, and tags of what one may read.
        ["GET /bookmarks"] = SignedIn,
        ["POST /bookmarks"] = PostedPage,
        ["GET /posts/{Id:guid}/bookmark"] = Readers,
        ["POST /posts/{Id:guid}/bookmark"] = PostedPage,
        ["POST /posts/{id:guid}/bookmark/remove"] = NoIdea,
        ["GET /search/saved"] = SignedIn,
        ["POST /search/saved"] = PostedPage,
        ["POST /search/save"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [303],
        ["POST /search/saved/{id:guid}/open"] = NoIdea,
        ["POST /search/saved/{id:guid}/alert"] = NoIdea,
        ["POST /search/saved/{id:guid}/remove"] = NoIdea,
        ["GET /tags"] = SignedIn,
        ["POST /tags"] = PostedPage,
        ["GET /threads/{Id:guid}/tags"] = Readers,
        ["POST /threads/{Id:guid}/tags"] = PostedPage,
        ["GET /threads/{Id:guid}/second-space"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [302]
            : AccessPlan.Of(viewer, spot) >= Reach.Reads && viewer is ViewerKind.SpaceHost or ViewerKind.HouseHost ? [200, 404] : [404],
        ["POST /threads/{Id:guid}/second-space"] = PostedPage,
        ["POST /threads/{id:guid}/second-space/undo"] = ThreadHosts,

        // Kinds of threads. The threads of these tests are questions: there is no poll, announcement or page to act on.
        ["GET /questions"] = SignedIn,
        ["POST /questions"] = PostedPage,
        ["GET /settings/experts"] = SignedIn,
        ["POST /settings/experts"] = PostedPage,
        ["GET /threads/{Id:guid}/distill"] = Readers,
        ["POST /threads/{Id:guid}/distill"] = PostedPage,
        ["GET /threads/{Id:guid}/duplicate"] = Readers,
        ["POST /threads/{Id:guid}/duplicate"] = PostedPage,
        ["POST /threads/{id:guid}/duplicate/undo"] = ThreadHosts,
        ["GET /threads/{Id:guid}/versions"] = NoIdea,
        ["POST /threads/{Id:guid}/versions"] = PostedPage,
        ["GET /threads/{Id:guid}/keep"] = NoIdea,
        ["POST /threads/{Id:guid}/keep"] = PostedPage,
        ["POST /threads/{id:guid}/poll/close"] = NoIdea,
        ["POST /threads/{id:guid}/acknowledge"] = ReadersAct,
        // Scripts ask these two: no page to sign in on is of use to them.
        ["POST /threads/{id:guid}/later"] = (viewer, spot) => viewer == ViewerKind.Nobody ? [401] : ReadersAct(viewer, spot),
        ["POST /threads/{id:guid}/reviewed"] = NoIdea,
        ["POST /threads/{id:guid}/versions/{number:int}/restore"] = NoIdea,
        ["POST /threads/{id:guid}/sources/{source:guid}/remove"] = NoIdea,

        // Figures of the house: for those who run it.
        ["GET /admin"] = Administrators,
        ["POST /admin"] = PostedPage,
        ["GET /admin/house"] = Administrators,
        ["POST /admin/house"] = PostedPage,
        ["POST /admin/house/logo/remove"] = AdministratorsAct,
        ["GET /admin/people"] = Administrators,
        ["POST /admin/people"] = PostedPage,
        ["GET /admin/people/new"] = Administrators,
        ["POST /admin/people/new"] = PostedPage,
        ["GET /admin/people/{Id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404],
        ["POST /admin/people/{Id:guid}"] = PostedPage,
        ["POST /admin/people/{id:guid}/role"] = AdministratorsAct,
        ["POST /admin/people/{id:guid}/deactivate"] = AdministratorsAct,
        ["POST /admin/people/{id:guid}/reactivate"] = AdministratorsAct,
        ["POST /admin/people/{id:guid}/keep"] = AdministratorsAct,
        ["POST /admin/people/{id:guid}/link"] = AdministratorsAct,
        ["GET /admin/export"] = Administrators,
        ["GET /admin/public"] = Administrators,
        ["POST /admin/public"] = PostedPage,
        ["POST /admin/public/{id:guid}/close"] = NoCase,
        ["GET /channels/public/{Slug}"] = SpaceHosts,
        ["POST /channels/public/{Slug}"] = PostedPage,
        ["POST /channels/public/{slug}/close"] = SpaceHostsAct,
        ["GET /channels/public/posts/{Id:guid}"] = NothingPublic,
        ["POST /channels/public/posts/{Id:guid}"] = PostedPage,
        ["POST /channels/public/posts/{id:guid}/withdraw"] = NothingPublic,
        // This house shows nothing to the world, and says so to everybody in the same way.
        ["GET /p"] = Nowhere,
        ["GET /p/feed.atom"] = Nowhere,
        ["GET /p/feed.rss"] = Nowhere,
        ["GET /p/share"] = Nowhere,
        ["GET /p/files/{id:guid}"] = Nowhere,
        ["GET /p/{handle}"] = Nowhere,
        ["GET /p/{handle}/feed.atom"] = Nowhere,
        ["GET /p/{handle}/feed.rss"] = Nowhere,
        ["GET /p/{handle}/{threadId:guid}"] = Nowhere,
        ["GET /admin/hooks"] = Administrators,
        ["POST /admin/hooks"] = PostedPage,
        ["GET /admin/hooks/new"] = Administrators,
        ["POST /admin/hooks/new"] = PostedPage,
        ["GET /admin/hooks/{Id:guid}"] = NoCase,
        ["POST /admin/hooks/{Id:guid}"] = PostedPage,
        ["POST /admin/hooks/{id:guid}/pause"] = NoCase,
        ["POST /admin/hooks/{id:guid}/try"] = NoCase,
        ["POST /admin/hooks/{id:guid}/remove"] = NoCase,
        ["POST /admin/hooks/deliveries/{id:guid}/again"] = NoCase,
        ["POST /admin/export"] = PostedPage,
        ["POST /admin/export/stop"] = AdministratorsAct,
        ["POST /admin/export/remove"] = AdministratorsAct,
        // Nothing was exported.
        ["GET /admin/export/house.zip"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404],
        ["GET /admin/units"] = Administrators,
        ["POST /admin/units"] = PostedPage,
        ["GET /admin/units/{Id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404],
        ["POST /admin/units/{Id:guid}"] = PostedPage,
        ["POST /admin/units/{id:guid}/remove"] = AdministratorsAct,
        ["GET /admin/partners"] = Administrators,
        ["POST /admin/partners"] = PostedPage,
        ["GET /admin/partners/{Id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [404],
        ["POST /admin/partners/{Id:guid}"] = PostedPage,
        ["POST /admin/partners/{id:guid}/reopen"] = AdministratorsAct,
        ["GET /admin/import"] = Administrators,
        ["POST /admin/import"] = PostedPage,
        ["GET /admin/import/{Id:guid}"] = (viewer, _) => viewer switch { ViewerKind.Nobody or ViewerKind.Administrator => [302], _ => [404] },
        ["POST /admin/import/{Id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [302, 400, 404],
        ["GET /admin/import/conversations"] = Administrators,
        ["POST /admin/import/conversations"] = PostedPage,
        ["GET /admin/import/conversations/{Id:guid}"] = (viewer, _) => viewer switch { ViewerKind.Nobody or ViewerKind.Administrator => [302], _ => [404] },
        ["POST /admin/import/conversations/{Id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [302, 400, 404],
        ["POST /admin/import/conversations/{id:guid}/stop"] = AdministratorsAct,
        ["GET /admin/audit"] = Administrators,
        ["POST /admin/audit"] = PostedPage,
        ["GET /admin/audit.csv"] = Administrators,
        ["GET /admin/mail"] = Administrators,
        ["POST /admin/mail"] = PostedPage,
        ["POST /admin/mail/retry"] = AdministratorsAct,
        ["GET /activation"] = SignedIn,
        ["POST /activation"] = PostedPage,
        ["GET /desk"] = DeskTeam,
        ["POST /desk"] = PostedPage,
        ["GET /desk/{Which}"] = DeskTeam,
        ["POST /desk/{Which}"] = PostedPage,
        ["GET /desk/roles"] = DeskTeam,
        ["POST /desk/roles"] = PostedPage,
        ["GET /desk/deputies"] = DeskTeam,
        ["POST /desk/deputies"] = PostedPage,
        ["GET /desk/asked/{Id:guid}"] = NoCase,
        ["POST /desk/asked/{Id:guid}"] = PostedPage,
        ["POST /desk/asked/{id:guid}/decline"] = NoCase,
        ["POST /desk/deputies/{id:guid}/end"] = NoCase,
        ["GET /desk/month"] = SilosReaders,
        ["POST /desk/month"] = PostedPage,
        ["GET /desk/year"] = SilosReaders,
        ["POST /desk/year"] = PostedPage,
        // No report is called as these addresses are filled.
        ["GET /desk/{Name}/mail"] = NoCase,
        ["POST /desk/{Name}/mail"] = PostedPage,
        ["POST /desk/{name}/mail/wish"] = NoCase,
        ["POST /desk/{name}/mail/readers/{id:guid}/remove"] = NoCase,
        ["POST /desk/items/{item}/take"] = NoCase,
        ["POST /desk/items/{item}/give-back"] = NoCase,
        ["POST /desk/items/{item}/done"] = NoCase,
        ["POST /desk/items/{item}/undo"] = NoCase,
        ["GET /activation/ladder"] = HouseHosts,
        ["POST /activation/ladder"] = PostedPage,
        ["GET /activation/apart"] = SignedIn,
        ["POST /activation/apart"] = PostedPage,
        ["POST /activation/apart/{id:guid}/remove"] = OwnButton,
        ["GET /activation/circles"] = Colleagues,
        ["POST /activation/circles"] = PostedPage,
        ["GET /activation/circles/guide"] = Colleagues,
        ["POST /activation/circles/guide"] = PostedPage,
        ["GET /activation/circles/new"] = IdeaHosts,
        ["POST /activation/circles/new"] = PostedPage,
        ["GET /activation/circles/{Id:guid}"] = NoCase,
        ["POST /activation/circles/{Id:guid}"] = PostedPage,
        ["GET /activation/circles/{Id:guid}/edit"] = NoStage,
        ["POST /activation/circles/{Id:guid}/edit"] = PostedPage,
        ["GET /activation/circles/{Id:guid}/run"] = NoCase,
        ["POST /activation/circles/{Id:guid}/run"] = PostedPage,
        ["GET /activation/circles/in/{Id:guid}"] = NoCase,
        ["POST /activation/circles/in/{Id:guid}"] = PostedPage,
        ["GET /activation/circles/in/{Id:guid}/edit"] = NoCase,
        ["POST /activation/circles/in/{Id:guid}/edit"] = PostedPage,
        ["POST /activation/circles/{id:guid}/draw"] = NoCase,
        ["POST /activation/circles/{id:guid}/mend/{edition}"] = NoCase,
        ["POST /activation/circles/{id:guid}/leave"] = NoCase,
        ["POST /activation/circles/in/{id:guid}/weeks/{week:int}/met"] = NoCase,
        ["POST /activation/circles/in/{id:guid}/weeks/{week:int}/not-met"] = NoCase,
        ["POST /activation/circles/in/{id:guid}/stay"] = NoCase,
        ["POST /activation/circles/in/{id:guid}/decline"] = NoCase,
        ["GET /activation/initiatives"] = Colleagues,
        ["POST /activation/initiatives"] = PostedPage,
        ["GET /activation/initiatives/map"] = Colleagues,
        ["POST /activation/initiatives/map"] = PostedPage,
        ["GET /activation/initiatives/new"] = Colleagues,
        ["POST /activation/initiatives/new"] = PostedPage,
        ["GET /activation/initiatives/{Id:guid}"] = NoCase,
        ["POST /activation/initiatives/{Id:guid}"] = PostedPage,
        ["GET /activation/initiatives/{Id:guid}/edit"] = NoCase,
        ["POST /activation/initiatives/{Id:guid}/edit"] = PostedPage,
        ["POST /activation/initiatives/{id:guid}/join"] = NoCase,
        ["POST /activation/initiatives/{id:guid}/leave"] = NoCase,
        ["POST /activation/initiatives/{id:guid}/space"] = NoCase,
        ["POST /activation/initiatives/{id:guid}/remove"] = NoCase,
        ["POST /activation/initiatives/{id:guid}/restore"] = NoCase,
        ["GET /activation/mine"] = SignedIn,
        ["POST /activation/mine"] = PostedPage,
        ["POST /activation/mine/thanks/{id:guid}/remove"] = NoCase,
        ["GET /activation/finder"] = Colleagues,
        ["POST /activation/finder"] = PostedPage,
        ["GET /activation/growth"] = HouseHosts,
        ["POST /activation/growth"] = PostedPage,
        ["GET /channels"] = Speakers,
        ["POST /channels"] = PostedPage,
        ["GET /channels/posts"] = Speakers,
        ["POST /channels/posts"] = PostedPage,
        ["GET /channels/compose"] = Speakers,
        ["POST /channels/compose"] = PostedPage,
        ["GET /channels/posts/{Id:guid}"] = NoCase,
        ["POST /channels/posts/{Id:guid}"] = PostedPage,
        ["GET /channels/posts/{Id:guid}/edit"] = NoCase,
        ["POST /channels/posts/{Id:guid}/edit"] = PostedPage,
        ["POST /channels/posts/{id:guid}/approve"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [400, 404],
        ["POST /channels/posts/{id:guid}/cancel"] = NoCase,
        ["POST /channels/posts/{id:guid}/again"] = NoCase,
        ["POST /channels/posts/{id:guid}/withdraw"] = NoCase,
        ["POST /channels/posts/{id:guid}/move"] = NoCase,
        ["GET /channels/accounts"] = Speakers,
        ["POST /channels/accounts"] = PostedPage,
        ["GET /channels/accounts/new"] = Speakers,
        ["POST /channels/accounts/new"] = PostedPage,
        ["GET /channels/accounts/{Id:guid}"] = NoCase,
        ["POST /channels/accounts/{Id:guid}"] = PostedPage,
        ["POST /channels/accounts/{id:guid}/connect"] = NoCase,
        ["POST /channels/accounts/{id:guid}/end"] = NoCase,
        // Back from a server nobody began to sign in at: led to the accounts, with a word about it.
        ["GET /channels/newsletters/new"] = Speakers,
        ["POST /channels/newsletters/new"] = PostedPage,
        ["GET /channels/newsletters/{Id:guid}"] = NoCase,
        ["POST /channels/newsletters/{Id:guid}"] = PostedPage,
        ["POST /channels/newsletters/{id:guid}/addresses"] = NoCase,
        ["GET /channels/alerts"] = Speakers,
        ["POST /channels/alerts"] = PostedPage,
        ["GET /channels/alerts/rules/new"] = Speakers,
        ["POST /channels/alerts/rules/new"] = PostedPage,
        ["GET /channels/alerts/rules/{Id:guid}"] = NoCase,
        ["POST /channels/alerts/rules/{Id:guid}"] = PostedPage,
        ["POST /channels/alerts/rules/{id:guid}/pause"] = NoCase,
        ["POST /channels/alerts/rules/{id:guid}/remove"] = NoCase,
        ["GET /channels/alerts/{Id:guid}"] = NoCase,
        ["POST /channels/alerts/{Id:guid}"] = PostedPage,
        ["GET /channels/mentions/{Id:guid}"] = NoCase,
        ["POST /channels/mentions/{Id:guid}"] = PostedPage,
        ["POST /channels/replies/{id:guid}/confirm"] = NoCase,
        ["GET /settings/newsletters"] = SignedIn,
        ["POST /settings/newsletters"] = PostedPage,
        ["POST /settings/newsletters/{id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [303, 400, 404],
        // Open to everybody, where there is one; none of that name, and no link of ours.
        ["GET /newsletter/{Slug}"] = (_, _) => [404],
        ["POST /newsletter/{Slug}"] = (_, _) => [400, 404],
        ["GET /newsletter/{Slug}/archive"] = (_, _) => [404],
        ["POST /newsletter/{Slug}/archive"] = (_, _) => [400, 404],
        ["GET /newsletter/{Slug}/archive/{Id:guid}"] = (_, _) => [404],
        ["POST /newsletter/{Slug}/archive/{Id:guid}"] = (_, _) => [400, 404],
        ["GET /newsletter/{slug}/archive/{id:guid}/pictures/{number:int}"] = (_, _) => [404],
        ["GET /newsletter/{slug}/feed"] = (_, _) => [404],
        ["GET /newsletter/confirm/{Token}"] = (_, _) => [404],
        ["POST /newsletter/confirm/{Token}"] = (_, _) => [400, 404],
        ["GET /newsletter/off/{Token}"] = (_, _) => [404],
        ["POST /newsletter/off/{Token}"] = (_, _) => [400, 404],
        ["GET /newsletter/off/{token}/now"] = (_, _) => [302],
        ["POST /newsletter/off/{token}/now"] = (_, _) => [404],
        ["GET /channels/media/{token}"] = (_, _) => [404],
        ["GET /channels/mastodon/callback"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [303], _ => [404] },
        ["GET /channels/fediverse"] = Speakers,
        ["POST /channels/fediverse"] = PostedPage,
        ["POST /channels/fediverse/replies/{id:guid}/show"] = NoCase,
        ["POST /channels/fediverse/replies/{id:guid}/refuse"] = NoCase,
        ["POST /channels/fediverse/reports/{id:guid}/settle"] = NoCase,
        ["POST /channels/fediverse/hosts/block"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [303], _ => [404] },
        ["POST /channels/fediverse/hosts/unblock"] = NoCase,
        ["POST /channels/fediverse/hosts/again"] = NoCase,

        // In the house of these tests the fediverse is off: to other servers none of this exists.
        ["GET /.well-known/webfinger"] = Nowhere,
        ["GET /.well-known/nodeinfo"] = Nowhere,
        ["GET /nodeinfo/2.1"] = Nowhere,
        ["GET /ap/spaces/{handle}"] = Nowhere,
        ["GET /ap/spaces/{handle}/followers"] = Nowhere,
        ["GET /ap/spaces/{handle}/outbox"] = Nowhere,
        ["GET /ap/posts/{id:guid}"] = Nowhere,
        ["GET /ap/activities/{id:guid}"] = Nowhere,
        ["POST /ap/inbox"] = Nowhere,
        ["POST /ap/spaces/{handle}/inbox"] = Nowhere,
        ["GET /activation/invitations"] = Colleagues,
        ["POST /activation/invitations"] = PostedPage,
        ["GET /activation/invitations/new"] = Colleagues,
        ["POST /activation/invitations/new"] = PostedPage,
        ["GET /activation/invitations/{Id:guid}"] = NoCase,
        ["POST /activation/invitations/{Id:guid}"] = PostedPage,
        ["POST /activation/invitations/{id:guid}/withdraw"] = NoCase,
        ["GET /come-in"] = Everybody,
        ["POST /come-in"] = PostedOpenPage,
        ["GET /come-in/{Code}"] = Everybody,
        ["POST /come-in/{Code}"] = PostedOpenPage,
        ["GET /activation/journeys"] = IdeaHosts,
        ["POST /activation/journeys"] = PostedPage,
        ["GET /activation/journeys/new"] = IdeaHosts,
        ["POST /activation/journeys/new"] = PostedPage,
        ["GET /activation/journeys/{Id:guid}"] = NoStage,
        ["POST /activation/journeys/{Id:guid}"] = PostedPage,
        ["GET /activation/journeys/{Id:guid}/edit"] = NoStage,
        ["POST /activation/journeys/{Id:guid}/edit"] = PostedPage,
        ["POST /activation/journeys/{id:guid}/start"] = NoStage,
        ["POST /activation/journeys/{id:guid}/stop"] = NoStage,
        ["GET /activation/messages/{Id:guid}"] = NoCase,
        ["POST /activation/messages/{Id:guid}"] = PostedPage,
        ["POST /activation/messages/{id:guid}/end"] = NoCase,
        ["POST /activation/tasks/{id:guid}/done"] = NoStage,
        ["POST /activation/tasks/{id:guid}/again"] = NoStage,
        ["GET /activation/rounds/new"] = IdeaHosts,
        ["POST /activation/rounds/new"] = PostedPage,
        ["GET /activation/rounds/{Id:guid}"] = NoCase,
        ["POST /activation/rounds/{Id:guid}"] = PostedPage,
        ["GET /activation/rounds/{Id:guid}/edit"] = NoStage,
        ["POST /activation/rounds/{Id:guid}/edit"] = PostedPage,
        ["GET /activation/rounds/{Id:guid}/figures"] = NoCase,
        ["POST /activation/rounds/{Id:guid}/figures"] = PostedPage,
        ["POST /activation/rounds/{id:guid}/pause"] = NoCase,
        ["POST /activation/rounds/{id:guid}/resume"] = NoCase,
        ["POST /activation/rounds/{id:guid}/leave"] = NoCase,
        ["POST /activation/rounds/{id:guid}/end"] = NoCase,
        ["POST /activation/groups/{id:guid}/met"] = NoCase,
        ["POST /activation/groups/{id:guid}/not-met"] = NoCase,
        ["POST /activation/groups/{id:guid}/drop-out"] = NoCase,
        ["GET /silos"] = HouseHosts,
        ["POST /silos"] = PostedPage,
        ["GET /silos/pair"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost or ViewerKind.Administrator => [404], _ => [403] },
        ["POST /silos/pair"] = PostedPage,
        ["GET /silos/map"] = HouseHosts,
        ["POST /silos/map"] = PostedPage,
        ["GET /silos/report"] = HouseHosts,
        ["POST /silos/report"] = PostedPage,
        ["GET /silos/export/{name}"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost or ViewerKind.Administrator => [404], _ => [403] },
        ["GET /silos/next"] = HouseHosts,
        ["POST /silos/next"] = PostedPage,
        ["POST /silos/alerts/{id:guid}/acknowledge"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost or ViewerKind.Administrator => [404], _ => [403] },
        ["GET /silos/interventions"] = HouseHosts,
        ["POST /silos/interventions"] = PostedPage,
        ["GET /silos/interventions/new"] = HouseHosts,
        ["POST /silos/interventions/new"] = PostedPage,
        ["GET /silos/interventions/{Id:guid}"] = NoIntervention,
        ["POST /silos/interventions/{Id:guid}"] = PostedPage,
        ["GET /silos/interventions/{Id:guid}/edit"] = NoIntervention,
        ["POST /silos/interventions/{Id:guid}/edit"] = PostedPage,
        ["POST /silos/interventions/{id:guid}/remove"] = NoIntervention,
        ["POST /silos/interventions/{id:guid}/restore"] = NoIntervention,
        ["GET /silos/settings"] = HouseHosts,
        ["POST /silos/settings"] = PostedPage,
        ["GET /silos/looks"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [403],
        ["POST /silos/looks"] = PostedPage,
        ["GET /silos/facts"] = SignedIn,
        ["POST /silos/facts"] = PostedPage,
        ["GET /voices"] = Hearers,
        ["POST /voices"] = PostedPage,
        ["GET /voices/new"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.IsGuest(viewer) ? [403] : [200],
        ["POST /voices/new"] = PostedPage,
        ["GET /ideas"] = SignedIn,
        ["POST /ideas"] = PostedPage,
        ["GET /ideas/new"] = SignedIn,
        ["POST /ideas/new"] = PostedPage,
        ["GET /ideas/mine"] = SignedIn,
        ["POST /ideas/mine"] = PostedPage,
        ["GET /ideas/similar"] = SignedIn,
        ["POST /ideas/similar"] = PostedPage,
        ["GET /ideas/box"] = IdeaHosts,
        ["POST /ideas/box"] = PostedPage,
        ["GET /ideas/stages"] = IdeaHosts,
        ["POST /ideas/stages"] = PostedPage,
        ["GET /ideas/stages/new"] = IdeaHosts,
        ["POST /ideas/stages/new"] = PostedPage,
        ["GET /ideas/stages/{Id:guid}"] = NoStage,
        ["POST /ideas/stages/{Id:guid}"] = PostedPage,
        ["POST /ideas/stages/{id:guid}/up"] = NoStage,
        ["POST /ideas/stages/{id:guid}/down"] = NoStage,
        ["POST /ideas/stages/{id:guid}/retire"] = NoStage,
        ["POST /ideas/stages/{id:guid}/restore"] = NoStage,
        ["GET /threads/{id:guid}/idea"] = NoIdea,
        ["GET /ideas/{Id:guid}"] = NoIdea,
        ["POST /ideas/{Id:guid}"] = PostedPage,
        ["GET /ideas/figures"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.IsGuest(viewer) ? [403] : [200],
        ["POST /ideas/figures"] = PostedPage,
        ["GET /ideas/roadmap"] = SignedIn,
        ["POST /ideas/roadmap"] = PostedPage,
        ["GET /ideas/{Id:guid}/decide"] = NoIdea,
        ["POST /ideas/{Id:guid}/decide"] = PostedPage,
        ["GET /ideas/{Id:guid}/reopen"] = NoIdea,
        ["POST /ideas/{Id:guid}/reopen"] = PostedPage,
        ["GET /ideas/{Id:guid}/outcome"] = NoIdea,
        ["POST /ideas/{Id:guid}/outcome"] = PostedPage,
        ["POST /ideas/{id:guid}/milestones/{step:guid}/reached"] = NoIdea,
        ["POST /ideas/{id:guid}/milestones/{step:guid}/open"] = NoIdea,
        ["POST /ideas/{id:guid}/milestones/{step:guid}/remove"] = NoIdea,
        ["POST /ideas/{id:guid}/benefits/{benefit:guid}/remove"] = NoIdea,
        ["GET /ideas/{Id:guid}/move"] = NoIdea,
        ["POST /ideas/{Id:guid}/move"] = PostedPage,
        ["GET /ideas/{Id:guid}/edit"] = NoIdea,
        ["POST /ideas/{Id:guid}/edit"] = PostedPage,
        ["GET /ideas/{Id:guid}/team"] = NoIdea,
        ["POST /ideas/{Id:guid}/team"] = PostedPage,
        ["GET /ideas/{Id:guid}/merge"] = NoIdea,
        ["POST /ideas/{Id:guid}/merge"] = PostedPage,
        ["POST /ideas/merges/{id:guid}/undo"] = NoIdea,
        ["POST /ideas/{id:guid}/team/ask"] = NoIdea,
        ["POST /ideas/{id:guid}/team/help"] = NoIdea,
        ["POST /ideas/{id:guid}/team/accept"] = NoIdea,
        ["POST /ideas/{id:guid}/team/decline"] = NoIdea,
        ["POST /ideas/{id:guid}/team/leave"] = NoIdea,
        ["POST /ideas/{id:guid}/team/part"] = NoIdea,
        ["POST /ideas/{id:guid}/team/{memberId:guid}/remove"] = NoIdea,
        ["POST /ideas/{id:guid}/moves"] = NoIdea,
        ["GET /ideas/campaigns"] = SignedIn,
        ["POST /ideas/campaigns"] = PostedPage,
        ["GET /ideas/campaigns/new"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [200], _ => [403] },
        ["POST /ideas/campaigns/new"] = PostedPage,
        ["GET /ideas/campaigns/{Id:guid}"] = NoIdea,
        ["POST /ideas/campaigns/{Id:guid}"] = PostedPage,
        ["GET /ideas/campaigns/{Id:guid}/edit"] = NoIdea,
        ["POST /ideas/campaigns/{Id:guid}/edit"] = PostedPage,
        ["GET /ideas/campaigns/{Id:guid}/compare"] = NoIdea,
        ["POST /ideas/campaigns/{Id:guid}/compare"] = PostedPage,
        ["POST /ideas/campaigns/{id:guid}/publish"] = NoIdea,
        ["POST /ideas/campaigns/{id:guid}/copy"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [404], _ => [403] },
        ["POST /ideas/campaigns/{id:guid}/moves"] = NoIdea,
        ["GET /ideas/jury"] = SignedIn,
        ["POST /ideas/jury"] = PostedPage,
        ["GET /ideas/{Id:guid}/judge"] = NoIdea,
        ["POST /ideas/{Id:guid}/judge"] = PostedPage,
        ["POST /ideas/{id:guid}/support"] = NoIdea,
        ["POST /ideas/{id:guid}/assumptions"] = NoIdea,
        ["POST /ideas/{id:guid}/assumptions/{assumption:guid}/remove"] = NoIdea,
        ["POST /ideas/{id:guid}/assumptions/{assumption:guid}/opinion"] = NoIdea,

        // Gatherings: no gathering in the house of these tests has the id of a thread or space.
        ["GET /gatherings"] = SignedIn,
        ["POST /gatherings"] = PostedPage,
        ["GET /gatherings/new"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : AccessPlan.IsGuest(viewer) ? [403] : [200],
        ["POST /gatherings/new"] = PostedPage,
        ["GET /gatherings/calendars"] = SignedIn,
        ["POST /gatherings/calendars"] = PostedPage,
        ["POST /gatherings/calendars/{id:guid}/end"] = NoIdea,
        ["GET /gatherings/{Id:guid}"] = NoIdea,
        ["POST /gatherings/{Id:guid}"] = PostedPage,
        ["GET /gatherings/{Id:guid}/edit"] = NoIdea,
        ["POST /gatherings/{Id:guid}/edit"] = PostedPage,
        ["GET /gatherings/{Id:guid}/cancel"] = NoIdea,
        ["POST /gatherings/{Id:guid}/cancel"] = PostedPage,
        ["GET /gatherings/{Id:guid}/people"] = NoIdea,
        ["POST /gatherings/{Id:guid}/people"] = PostedPage,
        ["GET /gatherings/{Id:guid}/door"] = NoIdea,
        ["POST /gatherings/{Id:guid}/door"] = PostedPage,
        ["GET /gatherings/{Id:guid}/badges"] = NoIdea,
        ["POST /gatherings/{Id:guid}/badges"] = PostedPage,
        ["GET /gatherings/{Id:guid}/sessions"] = NoIdea,
        ["POST /gatherings/{Id:guid}/sessions"] = PostedPage,
        ["GET /gatherings/{Id:guid}/sessions/{SessionId:guid}"] = NoIdea,
        ["POST /gatherings/{Id:guid}/sessions/{SessionId:guid}"] = PostedPage,
        ["POST /gatherings/{id:guid}/sessions/{session:guid}/wish"] = NoIdea,
        ["POST /gatherings/{id:guid}/sessions/{session:guid}/withdraw"] = NoIdea,
        ["POST /gatherings/{id:guid}/sessions/{session:guid}/notes"] = NoIdea,
        ["GET /gatherings/{Id:guid}/plan"] = NoIdea,
        ["POST /gatherings/{Id:guid}/plan"] = PostedPage,
        ["GET /gatherings/{Id:guid}/plan/screen"] = NoIdea,
        ["POST /gatherings/{Id:guid}/plan/screen"] = PostedPage,
        ["GET /gatherings/{Id:guid}/plan/edit"] = NoIdea,
        ["POST /gatherings/{Id:guid}/plan/edit"] = PostedPage,
        ["POST /gatherings/{id:guid}/plan/propose"] = NoIdea,
        ["POST /gatherings/{id:guid}/plan/place"] = NoIdea,
        ["POST /gatherings/{id:guid}/plan/publish"] = NoIdea,
        ["GET /gatherings/{Id:guid}/after"] = NoIdea,
        ["POST /gatherings/{Id:guid}/after"] = PostedPage,
        ["POST /gatherings/{id:guid}/after/thread"] = NoIdea,
        ["POST /gatherings/{id:guid}/coming"] = NoIdea,
        ["POST /gatherings/{id:guid}/series/coming"] = NoIdea,
        ["POST /gatherings/{id:guid}/sessions/{session:guid}/idea"] = NoIdea,
        ["POST /gatherings/{id:guid}/confirm"] = NoIdea,
        ["POST /gatherings/{id:guid}/door/entries"] = NoIdea,
        ["POST /gatherings/{id:guid}/door/enter"] = NoIdea,
        ["POST /gatherings/{id:guid}/door/undo"] = NoIdea,
        ["GET /gatherings/{id:guid}/gathering.ics"] = NoIdea,
        ["GET /gatherings/{id:guid}/series.ics"] = NoIdea,
        ["GET /gatherings/join/{token}"] = (_, _) => [404],
        ["GET /gatherings/invited/{Token}"] = (_, _) => [404],
        ["POST /gatherings/invited/{Token}"] = (_, _) => [400, 404],
        ["GET /calendars/{secret}.ics"] = (_, _) => [404],

        // The table of ideas, what leaves and comes in, and following by mail.
        ["GET /ideas/table"] = SignedIn,
        ["POST /ideas/table"] = PostedPage,
        ["GET /ideas/table/filters"] = SignedIn,
        ["POST /ideas/table/filters"] = PostedPage,
        ["POST /ideas/table/filters/{id:guid}/remove"] = NoIdea,
        ["POST /ideas/table/filters/{id:guid}/restore"] = NoIdea,
        ["POST /ideas/table/filters/{id:guid}/name"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [303, 404],
        ["POST /ideas/table/filters/{id:guid}/mail"] = NoIdea,
        ["GET /ideas/table/move"] = SignedIn,
        ["POST /ideas/table/move"] = PostedPage,
        ["GET /ideas/export/{name}"] = NoIdea,
        ["GET /ideas/import"] = Hearers,
        ["POST /ideas/import"] = PostedPage,
        ["GET /ideas/import/{Id:guid}"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [409], _ => [403] },
        ["POST /ideas/import/{Id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [400, 403, 404, 409],
        ["GET /ideas/following"] = SignedIn,
        ["POST /ideas/following"] = PostedPage,
        ["POST /ideas/campaigns/{id:guid}/follow"] = NoIdea,
        // Whoever has the link from a mail; a made-up one leads nowhere.
        ["GET /ideas/mails/{Token}"] = (_, _) => [404],
        ["POST /ideas/mails/{Token}"] = (_, _) => [400, 404],
        ["GET /ideas/weekly-mail/{Token}"] = (_, _) => [404],
        ["POST /ideas/weekly-mail/{Token}"] = (_, _) => [400, 404],
        ["GET /ideas/weekly-mail/{token}/now"] = (_, _) => [302],
        ["POST /ideas/weekly-mail/{token}/now"] = (_, _) => [404],

        ["GET /voices/{Id:guid}"] = NoVoice,
        ["POST /voices/{Id:guid}"] = PostedPage,
        ["POST /voices/{id:guid}/checked"] = NoVoice,
        ["POST /voices/{id:guid}/erase-author"] = NoVoice,
        ["GET /voices/codebook"] = Hearers,
        ["POST /voices/codebook"] = PostedPage,
        ["GET /voices/codebook/{Id:guid}"] = NoVoice,
        ["POST /voices/codebook/{Id:guid}"] = PostedPage,
        ["POST /voices/codebook/changes/{id:guid}/undo"] = NoVoice,
        ["GET /voices/sources"] = Hearers,
        ["GET /voices/sources/new"] = Hearers,
        ["POST /voices/sources/new"] = PostedPage,
        ["GET /voices/sources/new/{Kind}"] = NoVoice,
        ["POST /voices/sources/new/{Kind}"] = PostedPage,
        ["GET /voices/sources/{Id:guid}"] = NoVoice,
        ["POST /voices/sources/{Id:guid}"] = PostedPage,
        ["POST /voices/sources/{id:guid}/run"] = NoVoice,
        ["POST /voices/sources/{id:guid}/check"] = NoVoice,
        ["POST /voices/sources/{id:guid}/pause"] = NoVoice,
        ["POST /voices/sources/{id:guid}/resume"] = NoVoice,
        ["POST /voices/sources/{id:guid}/revoke"] = NoVoice,
        ["POST /voices/spaces/{id:guid}/agree"] = NoSpace,
        ["POST /voices/spaces/{id:guid}/stop"] = NoSpace,
        ["POST /voices/spaces/{id:guid}/refuse"] = NoSpace,
        ["POST /voices/spaces/{id:guid}/allow"] = NoSpace,
        ["POST /api/hooks/voices/{id:guid}"] = (_, _) => [401, 404],
        ["POST /voices/sources"] = PostedPage,
        ["POST /voices/sources/{id:guid}/keep"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => null, _ => [403] },
        ["POST /voices/sources/{id:guid}/end"] = NoVoice,
        ["POST /voices/authors/erase"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => null, _ => [403] },
        ["GET /voices/import"] = Hearers,
        ["POST /voices/import"] = PostedPage,
        ["GET /voices/import/{Id:guid}"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [409], _ => [403] },
        ["POST /voices/import/{Id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [400, 403, 404, 409],
        ["GET /voices/themes"] = Hearers,
        ["POST /voices/themes"] = PostedPage,
        ["GET /voices/themes/{Id:guid}"] = NoVoice,
        ["POST /voices/themes/{Id:guid}"] = PostedPage,
        ["GET /voices/themes/names"] = Hearers,
        ["POST /voices/themes/names"] = PostedPage,
        ["POST /voices/themes/search"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => null, _ => [403] },
        ["POST /voices/themes/search/stop"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => null, _ => [403] },
        ["GET /voices/agreement"] = Hearers,
        ["POST /voices/agreement"] = PostedPage,
        ["GET /voices/agreement/new"] = Hearers,
        ["POST /voices/agreement/new"] = PostedPage,
        ["GET /voices/agreement/{Id:guid}"] = NoVoice,
        ["POST /voices/agreement/{Id:guid}"] = PostedPage,
        ["GET /voices/agreement/{Id:guid}/{Number:int}"] = NoVoice,
        ["POST /voices/agreement/{Id:guid}/{Number:int}"] = PostedPage,
        ["POST /voices/agreement/{id:guid}/finish"] = NoVoice,
        ["POST /voices/agreement/{id:guid}/take"] = NoVoice,
        ["GET /voices/report"] = Hearers,
        ["POST /voices/report"] = PostedPage,
        ["POST /voices/report/send"] = NoVoice,
        ["POST /voices/report/wish"] = NoVoice,
        ["POST /voices/report/readers/{id:guid}/remove"] = NoVoice,
        ["GET /voices/segments"] = Hearers,
        ["POST /voices/segments"] = PostedPage,
        ["GET /voices/segments.csv"] = Hearers,
        ["GET /voices/segments/import/{Id:guid}"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [409], _ => [403] },
        ["POST /voices/segments/import/{Id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [400, 403, 404, 409],
        ["GET /voices/needs/templates"] = Hearers,
        ["POST /voices/needs/templates"] = PostedPage,
        ["GET /voices/needs/{Id:guid}/card"] = NoVoice,
        ["POST /voices/needs/{Id:guid}/card"] = PostedPage,
        ["GET /voices/needs/{Id:guid}/answer"] = NoVoice,
        ["POST /voices/needs/{Id:guid}/answer"] = PostedPage,
        ["GET /voices/export"] = Hearers,
        ["POST /voices/export"] = PostedPage,
        ["GET /voices/export/project.qdpx"] = Hearers,
        ["GET /voices/export/codebook.qdc"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [200, 409], _ => [403] },
        ["GET /voices/export/{name}.csv"] = NoVoice,
        ["GET /voices/codebook/import"] = Hearers,
        ["POST /voices/codebook/import"] = PostedPage,
        ["GET /voices/codebook/import/{Id:guid}"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => [409], _ => [403] },
        ["POST /voices/codebook/import/{Id:guid}"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302] : [400, 403, 404, 409],
        ["GET /voices/needs"] = Hearers,
        ["POST /voices/needs"] = PostedPage,
        ["GET /voices/needs/new"] = Hearers,
        ["POST /voices/needs/new"] = PostedPage,
        ["GET /voices/needs/{Id:guid}"] = NoVoice,
        ["POST /voices/needs/{Id:guid}"] = PostedPage,
        ["GET /voices/needs/{Id:guid}/edit"] = NoVoice,
        ["POST /voices/needs/{Id:guid}/edit"] = PostedPage,
        ["GET /voices/needs/{Id:guid}/idea"] = NoVoice,
        ["POST /voices/needs/{Id:guid}/idea"] = PostedPage,
        ["POST /voices/needs/{id:guid}/ideas/{idea:guid}/untie"] = NoVoice,
        ["GET /voices/needs/{Id:guid}/discuss"] = NoVoice,
        ["POST /voices/needs/{Id:guid}/discuss"] = PostedPage,
        ["POST /voices/needs/{id:guid}/evidence/{observation:guid}"] = NoVoice,
        ["POST /voices/needs/{id:guid}/evidence/{observation:guid}/remove"] = NoVoice,
        ["POST /voices/needs/{id:guid}/told"] = (viewer, _) => viewer switch { ViewerKind.Nobody => [302], ViewerKind.HouseHost => null, _ => [403] },
        ["GET /me/bridges"] = SignedIn,
        ["POST /me/bridges"] = PostedPage,
        ["GET /_design"] = (_, _) => [200, 302, 403, 404],
        ["POST /_design"] = (_, _) => [302, 400, 403, 404],

        // Who may listen to which channel is tested with a connection.
        ["* /live"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302, 401] : [400, 404, 405],
        ["* /live/negotiate"] = (viewer, _) => viewer == ViewerKind.Nobody ? [302, 401] : [200],
    };

    public static readonly IReadOnlyDictionary<string, Rule> All = new Dictionary<string, Rule>(Pages.Concat(ApiAccessRules.All));

    /// <summary>Addresses that read JSON; everything else that is posted is a form.</summary>
    public static bool ReadsJson(string route) => route is "PUT /drafts/{key}" or "POST /threads/{id:guid}/later" or "POST /gatherings/{id:guid}/door/entries" or "POST /me/push" or "POST /me/passkeys" or "POST /sign-in/passkey";

    public static bool IsAboutASpace(string route) => AboutASpace().IsMatch(route);

    public static string Address(string route, Spot spot, AccessHouse house)
    {
        var path = route[(route.IndexOf(' ', StringComparison.Ordinal) + 1)..];
        if (path == "/api/v1/search") return $"/api/v1/search?q={AccessHouse.Everywhere}";
        if (ApiAccessRules.IsApi(route)) return $"/api/v1{Fill(route, path["/api/v1".Length..], spot, house)}";
        return path switch
        {
            "/search" => $"/search?q={AccessHouse.Everywhere}",
            "/language" => "/language?to=de",
            "/people/suggest" => "/people/suggest?q=sv",
            _ => Fill(route, path, spot, house),
        };
    }

    private static string Fill(string route, string path, Spot spot, AccessHouse house)
    {
        var id = path.StartsWith("/threads/", StringComparison.Ordinal) && !path.Contains("{threadId", StringComparison.Ordinal) ? spot.ThreadId
            : path.StartsWith("/files/", StringComparison.Ordinal) ? spot.FileId
            : spot.PostId;
        return Placeholder().Replace(path, hole => hole.Groups[1].Value.ToLowerInvariant() switch
        {
            "slug" => spot.Slug,
            "threadid" => spot.ThreadId.ToString(),
            "memberid" => house.People[ViewerKind.InsiderMember].Id.ToString(),
            "id" => id.ToString(),
            "key" => $"thread:{spot.ThreadId}",
            "kind" => "thanks",
            "handle" => "svenja.matthiesen",
            "status" => "404",
            "observation" or "source" => spot.PostId.ToString(),
            "assumption" or "step" or "benefit" or "idea" or "session" or "sessionid" or "variant" => spot.PostId.ToString(),
            "code" => spot.PostId.ToString(),
            "number" or "version" or "week" or "edition" => "1",
            "name" => "anlage.txt",
            "which" => "host",
            "item" => $"thread-{Guid.Empty:N}",
            "token" or "secret" => "kein-schein",
            var unknown => throw new InvalidOperationException($"{route}: say what {unknown} stands for"),
        });
    }

    [GeneratedRegex(@"\{(slug|id:guid|threadId|key)", RegexOptions.IgnoreCase)]
    private static partial Regex AboutASpace();

    [GeneratedRegex(@"\{(\w+)[^}]*\}")]
    private static partial Regex Placeholder();
}
