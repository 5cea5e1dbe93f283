namespace Herberge.Voices.VoicesPages;

internal static class ChannelIcon
{
    public static string Of(VoiceChannel channel) => channel switch
    {
        VoiceChannel.Visit => "map-pin",
        VoiceChannel.Phone => "headset",
        VoiceChannel.Mail => "mail",
        VoiceChannel.Fair => "users-group",
        VoiceChannel.Survey => "list-details",
        VoiceChannel.Forum => "messages",
        VoiceChannel.Web => "world",
        VoiceChannel.Inside => "home",
        _ => "quote",
    };
}
