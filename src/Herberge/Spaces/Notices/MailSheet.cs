using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Herberge.Foundation.Mail;

namespace Herberge.Spaces.Notices;

/// <param name="Text">What it says, in one line.</param>
/// <param name="Note">What stands small beside it.</param>
internal sealed record MailLine(string Text, string? Href = null, string? Note = null);

internal sealed record MailSection(string? Heading, IReadOnlyList<MailLine> Lines);

/// <summary>What a mail says, written as text and as HTML so that both say the same. It loads nothing and tells nobody that it was opened.</summary>
internal sealed record MailSheet(string Lead, IReadOnlyList<MailSection> Sections, IReadOnlyList<MailLine> Foot)
{
    public string AsText()
    {
        var text = new StringBuilder().Append(OneLine(Lead)).Append('\n');
        foreach (var section in Sections)
        {
            text.Append('\n');
            if (section.Heading is { } heading) text.Append(OneLine(heading)).Append('\n');
            foreach (var line in section.Lines) Append(text, line, section.Heading is null ? "" : "* ");
        }

        text.Append('\n');
        foreach (var line in Foot) Append(text, line, "");
        return text.ToString();
    }

    public string AsHtml(string language)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<p style=\"font-size:18px;margin:0 0 16px;\">{Encode(Lead)}</p>");
        foreach (var section in Sections)
        {
            if (section.Heading is { } heading) html.Append(CultureInfo.InvariantCulture, $"<h2 style=\"font-size:16px;margin:24px 0 8px;\">{Encode(heading)}</h2>");
            foreach (var line in section.Lines)
                html.Append(CultureInfo.InvariantCulture, $"<p style=\"margin:0 0 12px;\">{Link(line)}{(line.Note is { } note ? $"<br><span style=\"{MailFrame.Faint}\">{Encode(note)}</span>" : "")}</p>");
        }

        return MailFrame.Wrap(language, html.ToString(), string.Concat(Foot.Select(line => $"<p style=\"margin:0 0 8px;\">{Link(line)}</p>")));
    }

    /// <summary>Names and titles never carry a line break into a mail's header, nor a line of their own into its text.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));

    private static void Append(StringBuilder text, MailLine line, string mark)
    {
        text.Append(mark).Append(OneLine(line.Text)).Append('\n');
        var indent = new string(' ', mark.Length);
        if (line.Note is { } note) text.Append(indent).Append(OneLine(note)).Append('\n');
        if (line.Href is { } href) text.Append(indent).Append(href).Append('\n');
    }

    private static string Link(MailLine line) => line.Href is { } href
        ? $"<a href=\"{Encode(href)}\" style=\"{MailFrame.Link}\">{Encode(line.Text)}</a>"
        : Encode(line.Text);

    private static string Encode(string text) => HtmlEncoder.Default.Encode(OneLine(text));
}
