using Herberge.Foundation.Mail;
using Herberge.Foundation.Settings;
using Herberge.People.Accounts;
using Herberge.Spaces.Notices.Ending;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Notices;

/// <summary>A digest in its reader's language. It names people, titles and spaces, never what was written: it leaves the house.</summary>
internal sealed class DigestMail(House house, HouseAddress address, EndMails endings, IStringLocalizer<SpacesWords> words, IStringLocalizer<NoticesWords> own)
{
    private const int MostGroups = 20;

    public MailMessage Write(NoticePace pace, DigestContent content, NoticeReader reader)
    {
        using var language = new LanguageScope(reader.Language == "de");
        var sections = new List<MailSection>();
        if (content.Groups.Count > 0) sections.Add(new MailSection(own["digest-yours"], [.. content.Groups.Take(MostGroups).Select(Line), .. More(content.Groups.Count - MostGroups, "/bell")]));
        sections.AddRange(content.Spaces.Select(space => new MailSection(
            space.Count == 1 ? own["digest-space-one", space.Name] : own["digest-space", space.Name, space.Count],
            [.. space.Shown.Select(Line), .. More(space.Count - space.Shown.Count, $"/spaces/{space.Slug}")])));
        var off = address.Value + endings.PathOf(MailEnding.OfDigest(reader.Viewer.MemberId, pace));
        var subject = own[$"digest-subject-{pace}", house.Name].Value;
        var sheet = new MailSheet(own[$"digest-lead-{pace}", reader.Name], sections,
            [new MailLine(own["digest-why"], $"{address.Value}/settings/mails"), new MailLine(own[$"off-digest-{pace}"], off)]);
        return new MailMessage(reader.Email, reader.Name, MailSheet.OneLine(subject), sheet.AsText(), sheet.AsHtml(reader.Language)) { OneClick = $"{off}/now" };
    }

    private MailLine Line(DigestGroup group)
    {
        var newest = group.Lines[0];
        var sentences = group.Lines.GroupBy(l => l.Kind).Select(kind => NoticeMail.Sentence(words, [.. kind]));
        var said = string.Join(", ", sentences);
        var note = group.Lines.Count == 1 ? newest.SpaceName : string.Join(" · ", new[] { newest.SpaceName, own["digest-lines", group.Lines.Count].Value }.OfType<string>());
        return new MailLine(newest.ThreadTitle is { } title ? $"{title}: {said}" : said, address.Value + newest.Address, note);
    }

    private MailLine Line(DigestThread thread) => new(thread.Title, $"{address.Value}/threads/{thread.Id}", thread.Replies switch
    {
        0 => own["digest-thread", thread.Author],
        1 => own["digest-thread-one", thread.Author],
        var replies => own["digest-thread-many", thread.Author, replies],
    });

    private IEnumerable<MailLine> More(int left, string path) => left <= 0 ? [] : [new MailLine(left == 1 ? own["digest-more-one"] : own["digest-more", left], address.Value + path)];
}
