using Herberge.Voices.Sources;

namespace Herberge.Voices.VoicesPages;

internal static class SourceKindIcon
{
    public static string Of(SourceKind kind) => kind switch
    {
        SourceKind.FieldNotes => "microphone",
        SourceKind.Feed => "rss",
        SourceKind.Webhook => "webhook",
        SourceKind.Mailbox => "mail",
        SourceKind.Mastodon => "hash",
        SourceKind.Space => "ear",
        _ => "upload",
    };
}
