using Herberge.Foundation.Accounts;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Herberge.People.Accounts;
using Microsoft.Extensions.Localization;

namespace Herberge.People.Admin.Members;

/// <summary>
/// Mails a member a link an administrator asked for. It lasts longer than one somebody ordered for themselves, because
/// nobody waits for it. Called inside a use case's transaction.
/// </summary>
internal sealed class WelcomeMail(HouseDb db, MailOutbox mails, House house, HouseAddress address, IStringLocalizer<AdminWords> words)
{
    public static readonly TimeSpan ValidFor = TimeSpan.FromDays(7);

    public void Enqueue(Member member, DateTimeOffset now)
    {
        var secret = SendSignInLink.NewSecret();
        db.SignInLinks.Add(new SignInLink(member.Id, SendSignInLink.Hash(secret), now, ValidFor));
        using var language = new LanguageScope((member.InterfaceLanguage ?? house.Language) == "de");
        var link = $"{address.Value}/sign-in/link?t={secret}&returnUrl=%2F";
        mails.Enqueue(new MailMessage(
            member.Email!, member.Name, SendSignInLink.OneLine(words["welcome-mail-subject", house.Name]), words["welcome-mail-text", member.Name, house.Name, link]));
    }
}
