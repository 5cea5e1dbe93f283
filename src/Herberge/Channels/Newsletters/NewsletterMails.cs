using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.People.Accounts;
using Microsoft.Extensions.Localization;

namespace Herberge.Channels.Newsletters;

/// <summary>Mails of a newsletter in its language, as text and as HTML that say the same. They load nothing: pictures are inside.</summary>
internal sealed class NewsletterMails(House house, HouseAddress address, NewsletterLinks links, IStringLocalizer<ChannelsWords> words)
{
    public MailMessage Confirm(Newsletter newsletter, Subscriber subscriber)
    {
        using var language = new LanguageScope(newsletter.Language == "de");
        var link = address.Value + links.ConfirmPathOf(subscriber.Id);
        var (lead, why) = (words["news-mail-confirm-lead", newsletter.Name, house.Name].Value, words["news-mail-confirm-why", (int)NewsletterLinks.ConfirmLasts.TotalDays].Value);
        var text = $"{lead}\n\n{link}\n\n{why}\n";
        var html = MailFrame.Wrap(newsletter.Language, $"<p style=\"font-size:18px;margin:0 0 16px;\">{Encode(lead)}</p><p style=\"margin:0 0 12px;\"><a href=\"{Encode(link)}\" style=\"{MailFrame.Link}\">{Encode(words["news-mail-confirm-do"])}</a></p>", $"<p style=\"margin:0 0 8px;\">{Encode(why)}</p>");
        return new MailMessage(subscriber.Address!, "", OneLine(words["news-mail-confirm-subject", newsletter.Name]), text, html) { FromName = newsletter.SenderName };
    }

    /// <param name="pictures">Those of the issue, each with what it shows.</param>
    public MailMessage Write(Newsletter newsletter, Issue issue, Guid subscriber, string to, string? returnPath, IReadOnlyList<(MailPicture Picture, string Alt)> pictures)
    {
        using var language = new LanguageScope(newsletter.Language == "de");
        var (house1, off) = (address.Value, address.Value + links.OffPathOf(subscriber));
        var online = $"{house1}/newsletter/{newsletter.Slug}/archive/{issue.Id}";
        (string Text, string? Href)[] foot = [(words["news-mail-why", newsletter.Name, house.Name], null), (words["news-mail-untracked"], null), (words["news-mail-online"], online), (words["news-mail-off"], off)];
        var text = new StringBuilder(issue.Title).Append("\n\n").Append(issue.Text.ReplaceLineEndings("\n")).Append('\n');
        foreach (var (_, alt) in pictures) text.Append('\n').Append(words["news-mail-picture", alt]).Append('\n');
        text.Append("\n-- \n");
        foreach (var (line, href) in foot) text.Append(line).Append('\n').Append(href is null ? "" : $"{href}\n");
        var html = new StringBuilder($"<h1 style=\"font-size:24px;line-height:1.25;margin:0 0 16px;\">{Encode(issue.Title)}</h1>").Append(Whole(issue.Html, house1));
        foreach (var (picture, alt) in pictures) html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:16px 0;\"><img src=\"cid:{Encode(picture.ContentId)}\" alt=\"{Encode(alt)}\" style=\"max-width:100%;height:auto;border:0;\"></p>");
        var small = string.Concat(foot.Select(line => $"<p style=\"margin:0 0 8px;\">{(line.Href is null ? Encode(line.Text) : $"<a href=\"{Encode(line.Href)}\" style=\"{MailFrame.Link}\">{Encode(line.Text)}</a>")}</p>"));
        return new MailMessage(to, "", OneLine(issue.Title), text.ToString(), MailFrame.Wrap(newsletter.Language, html.ToString(), small))
        {
            OneClick = $"{off}/now", FromName = newsletter.SenderName, ListId = $"{newsletter.Slug}.newsletter.{new Uri(house1).Host}", ReturnPath = returnPath, Pictures = [.. pictures.Select(p => p.Picture)],
        };
    }

    /// <summary>Links lead to the house wherever the mail is read; pictures in the text stay where those are who may see them.</summary>
    private static string Whole(string html, string house)
    {
        var body = new HtmlParser().ParseDocument(html).Body!;
        foreach (var picture in body.QuerySelectorAll("img").ToList()) picture.Replace(body.Owner!.CreateTextNode(picture.GetAttribute("alt") ?? ""));
        foreach (var link in body.QuerySelectorAll("a[href]"))
        {
            var href = link.GetAttribute("href")!;
            if (href.StartsWith('/')) link.SetAttribute("href", house + href);
            link.SetAttribute("style", MailFrame.Link);
        }

        return body.InnerHtml;
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    /// <summary>Titles never carry a line break into a mail's header.</summary>
    private static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
