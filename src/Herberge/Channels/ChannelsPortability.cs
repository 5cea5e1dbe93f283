using Herberge.Foundation.Portability;

namespace Herberge.Channels;

/// <summary>What an exported house holds of this room, and what stays behind.</summary>
internal sealed class ChannelsPortability : ITablePortability
{
    private const string Sealed = "A secret, sealed with keys that never leave the house; the account has to be connected again";

    public IEnumerable<TableDecision> Tables =>
    [
        TableDecision.Exports("channels_accounts", "Where the house speaks")
            .Without("LockedClientSecret", Sealed, () => null).Without("LockedToken", Sealed, () => null).Without("LockedHandshake", Sealed, () => null),
        TableDecision.Exports("channels_posts", "What the house said and plans to say"),
        TableDecision.Exports("channels_variants", "Posts as each channel gets them, and what came of it"),
        TableDecision.Exports("channels_pictures", "Pictures of posts and what they show"),
        TableDecision.Exports("channels_approvers", "Who was asked to approve, and what they said"),
        TableDecision.Exports("channels_events", "Who did what with a post"),
        TableDecision.Exports("public_spaces", "Spaces with a window to the world"),
        TableDecision.Exports("public_posts", "Posts whose authors agreed that the world may read them"),
        TableDecision.Exports("public_authors", "Members' own addresses in the fediverse"),
        TableDecision.Exports("fediverse_keys", "What spaces sign with in the fediverse").Without("LockedPrivate", "Sealed with keys that never leave the house; a new pair is made", () => null),
        TableDecision.Exports("fediverse_followers", "Who follows spaces from elsewhere"),
        TableDecision.Exports("fediverse_hosts", "Servers of the fediverse: blocked ones, and which signatures they understand"),
        TableDecision.Exports("fediverse_replies", "Answers from elsewhere and what was decided about them"),
        TableDecision.Exports("fediverse_likes", "Likes from elsewhere; whose they are only as hashes").SeemsSecret("ActorHash", "ActivityHash"),
        TableDecision.Exports("fediverse_reports", "Reports from elsewhere"),
        TableDecision.Exports("fediverse_posts", "Posts that were told outside, and those that are gone"),
        TableDecision.Leaves("fediverse_actors", "People elsewhere as their servers described them; asked for anew"),
        TableDecision.Leaves("fediverse_activities", "What is on its way; the other house says nothing twice"),
        TableDecision.Leaves("fediverse_deliveries", "What is on its way"),
        TableDecision.Leaves("fediverse_seen", "Hashes of what was heard in the last week"),
        TableDecision.Exports("hooks", "Programs that are told of what happens").Without("LockedSecret", "Sealed with keys that never leave the house; renew it", () => null).Without("LockedEarlier", "Sealed with keys that never leave the house", () => null),
        TableDecision.Exports("newsletters", "Letters the house writes by mail"),
        TableDecision.Exports("newsletter_subscribers", "Who asked for which letter, and the proof that they did").Without("ReturnHash", "Of an address of this house; the other has its own", () => null).SeemsSecret("AddressKey", "ProofHash"),
        TableDecision.Exports("newsletter_issues", "What newsletters said").SeemsSecret("Key"),
        TableDecision.Exports("newsletter_pictures", "Pictures of issues and what they show"),
        TableDecision.Leaves("newsletter_deliveries", "Issues on their way; the other house sends nothing twice"),
        TableDecision.Exports("listening_rules", "Words the house listens for outside"),
        TableDecision.Exports("listening_days", "How often they were said on a day"),
        TableDecision.Exports("listening_alerts", "When they were said, or more often than usual"),
        TableDecision.Exports("listening_hits", "Observations alerts are about"),
        TableDecision.Exports("listening_replies", "What the house answered outside"),
        TableDecision.Exports("listening_answers", "What was said to that, masked").SeemsSecret("ExternalKey"),
        TableDecision.Leaves("hook_deliveries", "What went to them; the other house sends nothing twice"),
    ];
}
