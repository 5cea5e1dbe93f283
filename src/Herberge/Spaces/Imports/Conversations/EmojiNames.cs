namespace Herberge.Spaces.Imports.Conversations;

/// <summary>Names of pictures as chats write them between colons: as words we react with, and as characters in texts.</summary>
internal static class EmojiNames
{
    /// <summary>Thanks, agreement and applause are kept as our words; a picture that says none of them is left out.</summary>
    public static ReactionKind? AsReaction(string name) => WithoutSkinTone(name) switch
    {
        "+1" or "thumbsup" or "pray" or "heart" or "tada" or "clap" or "raised_hands" or "bow" or "man-bowing" or "woman-bowing" or "hugging_face"
            or "muscle" or "star" or "star-struck" or "sparkling_heart" or "blue_heart" or "green_heart" or "party_parrot" or "fire" or "danke" or "thanks"
            or "thankyou" or "ok_hand" or "smile" or "grinning" or "slightly_smiling_face" or "sunflower" or "trophy" or "medal" or "rocket" => ReactionKind.Thanks,
        "eyes" or "raised_hand" or "hand" or "wave" or "raising_hand" or "man-raising-hand" or "woman-raising-hand" or "heavy_plus_sign" or "same" or "this"
            or "cry" or "sob" or "disappointed" or "weary" or "handshake" => ReactionKind.Same,
        "100" or "bulb" or "white_check_mark" or "heavy_check_mark" or "ballot_box_with_check" or "brain" or "dart" or "point_up" or "point_up_2"
            or "bookmark" or "pushpin" or "memo" or "nerd_face" => ReactionKind.Helpful,
        "-1" or "thumbsdown" or "x" or "no_entry" or "no_entry_sign" or "no_good" or "man-gesturing-no" or "woman-gesturing-no" or "heavy_minus_sign"
            or "thinking_face" => ReactionKind.Disagree,
        _ => null,
    };

    /// <summary>The character for a name between colons; null for pictures of their own, which stay as they are written.</summary>
    public static string? AsCharacter(string name) => Characters.GetValueOrDefault(WithoutSkinTone(name));

    private static string WithoutSkinTone(string name)
    {
        var cut = name.IndexOf("::", StringComparison.Ordinal);
        return cut < 0 ? name : name[..cut];
    }

    private static readonly Dictionary<string, string> Characters = new(StringComparer.Ordinal)
    {
        ["+1"] = "👍", ["thumbsup"] = "👍", ["-1"] = "👎", ["thumbsdown"] = "👎", ["pray"] = "🙏", ["heart"] = "❤️", ["tada"] = "🎉", ["clap"] = "👏",
        ["raised_hands"] = "🙌", ["ok_hand"] = "👌", ["muscle"] = "💪", ["wave"] = "👋", ["eyes"] = "👀", ["fire"] = "🔥", ["rocket"] = "🚀", ["100"] = "💯",
        ["bulb"] = "💡", ["white_check_mark"] = "✅", ["heavy_check_mark"] = "✔️", ["x"] = "❌", ["warning"] = "⚠️", ["question"] = "❓", ["exclamation"] = "❗",
        ["star"] = "⭐", ["sparkles"] = "✨", ["smile"] = "😄", ["smiley"] = "😃", ["grinning"] = "😀", ["grin"] = "😁", ["joy"] = "😂", ["rolling_on_the_floor_laughing"] = "🤣",
        ["slightly_smiling_face"] = "🙂", ["wink"] = "😉", ["blush"] = "😊", ["sweat_smile"] = "😅", ["laughing"] = "😆", ["heart_eyes"] = "😍", ["sunglasses"] = "😎",
        ["thinking_face"] = "🤔", ["neutral_face"] = "😐", ["disappointed"] = "😞", ["cry"] = "😢", ["sob"] = "😭", ["angry"] = "😠", ["scream"] = "😱", ["sleeping"] = "😴",
        ["hugging_face"] = "🤗", ["nerd_face"] = "🤓", ["upside_down_face"] = "🙃", ["face_with_rolling_eyes"] = "🙄", ["see_no_evil"] = "🙈", ["facepalm"] = "🤦", ["shrug"] = "🤷",
        ["point_up"] = "☝️", ["point_right"] = "👉", ["point_left"] = "👈", ["point_down"] = "👇", ["point_up_2"] = "👆", ["crossed_fingers"] = "🤞", ["v"] = "✌️", ["handshake"] = "🤝",
        ["coffee"] = "☕", ["beer"] = "🍺", ["beers"] = "🍻", ["cake"] = "🍰", ["birthday"] = "🎂", ["pizza"] = "🍕", ["gift"] = "🎁", ["balloon"] = "🎈", ["confetti_ball"] = "🎊",
        ["sunny"] = "☀️", ["cloud"] = "☁️", ["snowflake"] = "❄️", ["rainbow"] = "🌈", ["zap"] = "⚡", ["calendar"] = "📅", ["date"] = "📅", ["clock1"] = "🕐", ["hourglass"] = "⌛",
        ["memo"] = "📝", ["pushpin"] = "📌", ["paperclip"] = "📎", ["link"] = "🔗", ["lock"] = "🔒", ["key"] = "🔑", ["wrench"] = "🔧", ["hammer"] = "🔨", ["gear"] = "⚙️", ["bug"] = "🐛",
        ["email"] = "✉️", ["telephone_receiver"] = "📞", ["computer"] = "💻", ["house"] = "🏠", ["factory"] = "🏭", ["car"] = "🚗", ["truck"] = "🚚", ["train"] = "🚆", ["airplane"] = "✈️",
        ["arrow_right"] = "➡️", ["arrow_left"] = "⬅️", ["arrow_up"] = "⬆️", ["arrow_down"] = "⬇️", ["red_circle"] = "🔴", ["large_green_circle"] = "🟢", ["large_yellow_circle"] = "🟡",
        ["dart"] = "🎯", ["trophy"] = "🏆", ["chart_with_upwards_trend"] = "📈", ["chart_with_downwards_trend"] = "📉", ["bar_chart"] = "📊", ["mega"] = "📣", ["speech_balloon"] = "💬",
    };
}
