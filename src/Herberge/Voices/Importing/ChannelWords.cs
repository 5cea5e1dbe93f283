using Herberge.Texts;

namespace Herberge.Voices.Importing;

/// <summary>How files call the ways customers' words reach a house.</summary>
internal static class ChannelWords
{
    private static readonly Dictionary<string, VoiceChannel> Known = new(StringComparer.Ordinal)
    {
        ["vor ort"] = VoiceChannel.Visit, ["besuch"] = VoiceChannel.Visit, ["kundenbesuch"] = VoiceChannel.Visit, ["visit"] = VoiceChannel.Visit, ["on site"] = VoiceChannel.Visit,
        ["hotline"] = VoiceChannel.Phone, ["telefon"] = VoiceChannel.Phone, ["anruf"] = VoiceChannel.Phone, ["phone"] = VoiceChannel.Phone, ["call"] = VoiceChannel.Phone,
        ["mail"] = VoiceChannel.Mail, ["e-mail"] = VoiceChannel.Mail, ["email"] = VoiceChannel.Mail, ["brief"] = VoiceChannel.Mail,
        ["messe"] = VoiceChannel.Fair, ["fair"] = VoiceChannel.Fair, ["trade fair"] = VoiceChannel.Fair,
        ["umfrage"] = VoiceChannel.Survey, ["survey"] = VoiceChannel.Survey, ["befragung"] = VoiceChannel.Survey,
        ["forum"] = VoiceChannel.Forum, ["community"] = VoiceChannel.Forum,
        ["web"] = VoiceChannel.Web, ["website"] = VoiceChannel.Web, ["bewertung"] = VoiceChannel.Web, ["review"] = VoiceChannel.Web,
        ["anders"] = VoiceChannel.Other, ["other"] = VoiceChannel.Other, ["sonstiges"] = VoiceChannel.Other,
    };

    public static VoiceChannel? Find(string text) => Known.TryGetValue(WordForms.Fold(text.Trim()), out var channel) ? channel : null;
}
