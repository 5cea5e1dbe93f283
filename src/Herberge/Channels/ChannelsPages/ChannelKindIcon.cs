using Herberge.Channels.Accounts;

namespace Herberge.Channels.ChannelsPages;

internal static class ChannelKindIcon
{
    public static string Icon(this ChannelKind kind) => kind switch
    {
        ChannelKind.Mastodon => "brand-mastodon",
        ChannelKind.Space => "door",
        ChannelKind.Newsletter => "mail",
        ChannelKind.Webhook => "webhook",
        _ => "copy",
    };
}
