using System.Globalization;
using System.Text;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.People.Accounts;
using Microsoft.Extensions.Localization;

namespace Herberge.Ideas.Subscribing;

/// <summary>The week's mail about ideas, in its reader's language. It names titles, never what was written: it leaves the house.</summary>
internal sealed class WeeklyMail(House house, HouseAddress address, SubscriptionLinks links, IStringLocalizer<IdeasWords> words)
{
    public MailMessage Write(IReadOnlyList<WeekSection> sections, Guid memberId, string to, string name, string language)
    {
        using var scope = new LanguageScope(language == "de");
        var text = new StringBuilder().Append(words["subscribe-mail-hello", name]).Append("\n\n").Append(words["subscribe-mail-lead"]).Append('\n');
        foreach (var section in sections)
        {
            text.Append('\n').Append(OneLine(section.About)).Append('\n');
            if (section.Ideas.Count > 0)
            {
                text.Append(section.Total == 1 ? words["subscribe-mail-new-one"] : words["subscribe-mail-new", section.Total]).Append('\n');
                foreach (var idea in section.Ideas) Line(text, idea, OneLine(idea.Title));
                if (section.Total > section.Ideas.Count) text.Append(words["subscribe-mail-more", section.Total - section.Ideas.Count, address.Value + section.Path]).Append('\n');
            }

            if (section.Decided.Count > 0)
            {
                text.Append(words["subscribe-mail-decided"]).Append('\n');
                foreach (var idea in section.Decided) Line(text, idea, words["subscribe-mail-verdict", OneLine(idea.Title), OneLine(idea.Headline ?? "")]);
            }

            text.Append(words["subscribe-mail-off", address.Value + links.PathOf(section.SubscriptionId)]).Append('\n');
        }

        text.Append('\n').Append(words["subscribe-mail-why", house.Name, address.Value + SubscriptionsDoor.Address]).Append('\n');
        return new MailMessage(to, name, OneLine(words["subscribe-mail-subject", house.Name]), text.ToString()) { OneClick = address.Value + links.PathOfAll(memberId) };
    }

    private void Line(StringBuilder text, WeekLine idea, string said) =>
        text.Append(CultureInfo.InvariantCulture, $"* {said}\n  {address.Value}/ideas/{idea.Id}\n");

    /// <summary>Names and titles never carry a line break into a mail's header, nor a line of their own into its text.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
