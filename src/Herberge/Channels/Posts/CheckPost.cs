using Herberge.Channels.Accounts;
using Herberge.Foundation.Outcomes;

namespace Herberge.Channels.Posts;

/// <summary>What a post lacks before anybody is asked to approve it, or before it goes out.</summary>
internal static class CheckPost
{
    public static IEnumerable<Problem> Wrong(ChannelPost post)
    {
        foreach (var variant in post.Variants)
        {
            var (account, text) = (variant.Account!, post.TextOf(variant));
            var field = FieldOf(variant.AccountId, variant.Language);
            if (account.OnlyLanguage is { } only && only != variant.Language) yield return Problem.Invalid(field, "channel-language", account.Name);
            if (!account.IsReady) yield return Problem.Invalid(field, "channel-account-off", account.Name);
            if (string.IsNullOrWhiteSpace(text)) yield return Problem.Invalid(field, $"channel-text-none-{variant.Language}", account.Name);
            else if (account.MostCharacters > 0 && PostLength.Of(text, account) is var length && length > account.MostCharacters)
                yield return Problem.Invalid(field, "channel-text-long", account.Name, length, account.MostCharacters);
            if (account.MostPictures > 0 && post.Pictures.Count > account.MostPictures) yield return Problem.Invalid(field, "channel-pictures-many", account.Name, account.MostPictures);
        }

        foreach (var picture in post.Pictures.Where(p => string.IsNullOrWhiteSpace(p.Alt))) yield return Problem.Invalid($"Alt-{picture.Number}", "channel-alt-none");
    }

    /// <summary>Name of a variant's field in a form.</summary>
    public static string FieldOf(Guid account, string language) => $"Own-{account:N}-{language}";
}
