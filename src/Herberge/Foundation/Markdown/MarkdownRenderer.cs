using System.Text;
using System.Text.RegularExpressions;
using Ganss.Xss;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Herberge.Foundation.Markdown;

/// <summary>
/// Turns what people write into what people read, once, when it is written. Three walls: the parser knows no HTML, links
/// and pictures are checked in the parsed text, and the result goes through a sanitiser that knows nothing of the first two.
/// </summary>
public sealed partial class MarkdownRenderer
{
    /// <summary>A page owns h1 and h2; headings in a text begin below them.</summary>
    private const int HeadingShift = 2;

    private readonly MarkdownPipeline _pipeline;
    private readonly HtmlSanitizer _sanitizer = Sanitizer();

    public MarkdownRenderer()
    {
        var builder = new MarkdownPipelineBuilder()
            .DisableHtml()
            .UsePipeTables()
            .UseTaskLists()
            .UseFootnotes()
            .UseAutoLinks()
            .UseEmphasisExtras(Markdig.Extensions.EmphasisExtras.EmphasisExtraOptions.Strikethrough)
            .UseSoftlineBreakAsHardlineBreak();
        builder.InlineParsers.Insert(0, new MentionParser());
        _pipeline = builder.Build();
    }

    public Rendered Render(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        MarkdownDocument document;
        try
        {
            document = Markdig.Markdown.Parse(markdown.Replace("\0", "", StringComparison.Ordinal), _pipeline);
        }
        catch (ArgumentException)
        {
            // Nested deeper than anybody writes by hand: shown as it was typed.
            document = new MarkdownDocument { Verbatim(markdown) };
        }

        var handles = Tame(document);
        var html = Html(document);
        if (!OnlyPlainTags().IsMatch(html)) html = _sanitizer.Sanitize(html);
        return new Rendered(html, PlainText.Of(document), handles);
    }

    private static ParagraphBlock Verbatim(string text) =>
        new() { Inline = new ContainerInline().AppendChild(new LiteralInline(text)) };

    /// <summary>Shifts headings, defuses addresses, collects mentions.</summary>
    private static List<string> Tame(MarkdownDocument document)
    {
        var handles = new List<string>();
        foreach (var node in document.Descendants().ToList())
        {
            switch (node)
            {
                case HeadingBlock heading:
                    heading.Level = Math.Min(heading.Level + HeadingShift, 6);
                    break;
                case ParagraphBlock { Inline: { } pictures } row when IsGallery(pictures):
                    row.GetAttributes().AddClass("gallery");
                    MakeGallery(pictures);
                    break;
                case LinkInline { IsImage: true } image when !IsOwnPicture(image.Url):
                    // A picture elsewhere would tell its server who reads: it becomes a link.
                    image.IsImage = false;
                    if (image.FirstChild is null) image.AppendChild(new LiteralInline(image.Url ?? ""));
                    Tame(image);
                    break;
                case LinkInline { IsImage: true } image:
                    image.GetAttributes().AddProperty("loading", "lazy");
                    break;
                case LinkInline link:
                    Tame(link);
                    break;
                case AutolinkInline { IsEmail: false } link when IsForeign(link.Url):
                    MarkForeign(link);
                    break;
                case MentionInline mention when !handles.Contains(mention.Handle) && !IsInsideLink(mention):
                    handles.Add(mention.Handle);
                    break;
                case TaskList task:
                    task.SetAttributes(new HtmlAttributes());
                    break;
            }
        }

        return handles;
    }

    /// <summary>Two or more pictures of our own with nothing between them are shown as a grid.</summary>
    private static bool IsGallery(ContainerInline row)
    {
        var count = 0;
        foreach (var inline in row)
        {
            if (inline is LinkInline { IsImage: true } picture && IsOwnPicture(picture.Url)) count++;
            else if (inline is not LineBreakInline && !(inline is LiteralInline words && words.Content.IsEmptyOrWhitespace())) return false;
        }

        return count > 1;
    }

    /// <summary>Small copies that lead to the whole picture.</summary>
    private static void MakeGallery(ContainerInline row)
    {
        foreach (var inline in row.ToList())
        {
            if (inline is not LinkInline picture)
            {
                inline.Remove();
                continue;
            }

            var whole = picture.Url!.Split('?')[0];
            picture.Url = $"{whole}?w=640";
            var link = new LinkInline(whole, "") { IsClosed = true };
            picture.ReplaceBy(link, copyChildren: false);
            link.AppendChild(picture);
        }
    }

    private static void Tame(LinkInline link)
    {
        var url = link.GetDynamicUrl?.Invoke() ?? link.Url ?? "";
        link.GetDynamicUrl = null;
        link.Url = IsAllowed(url) ? url : "";
        if (IsForeign(link.Url)) MarkForeign(link);
    }

    private static void MarkForeign(MarkdownObject link) => link.GetAttributes().AddPropertyIfNotExist("rel", "noopener nofollow ugc");

    private static bool IsInsideLink(Inline inline)
    {
        for (var parent = inline.Parent; parent is not null; parent = parent.Parent)
            if (parent is LinkInline) return true;
        return false;
    }

    private static bool IsOwnPicture(string? url) => url is not null && OwnFile().IsMatch(url);

    private static bool IsForeign(string url) => url.Length > 0 && (url[0] is not ('/' or '#') || url.StartsWith("//", StringComparison.Ordinal));

    private static bool IsAllowed(string url) =>
        (url is ['/', ..] or ['#', ..] && !url.StartsWith("//", StringComparison.Ordinal) && !url.Contains('\\'))
        || url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase)
        || url.StartsWith("tel:", StringComparison.OrdinalIgnoreCase);

    private string Html(MarkdownDocument document)
    {
        using var writer = new StringWriter(new StringBuilder(512));
        var renderer = new HtmlRenderer(writer);
        _pipeline.Setup(renderer);
        renderer.ObjectRenderers.Insert(0, new MentionRenderer());
        renderer.ObjectRenderers.Insert(0, new FootnoteNumberRenderer());
        renderer.ObjectRenderers.Insert(0, new FootnotesRenderer());
        renderer.Render(document);
        return writer.ToString().TrimEnd('\n');
    }

    private static HtmlSanitizer Sanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.Clear();
        foreach (var tag in (string[])["p", "br", "hr", "strong", "em", "del", "sup", "code", "pre", "blockquote", "ul", "ol", "li", "a", "img",
                     "h3", "h4", "h5", "h6", "table", "thead", "tbody", "tr", "th", "td", "input"])
            sanitizer.AllowedTags.Add(tag);
        sanitizer.AllowedAttributes.Clear();
        foreach (var attribute in (string[])["href", "rel", "src", "alt", "title", "class", "start", "loading", "type", "checked", "disabled"])
            sanitizer.AllowedAttributes.Add(attribute);
        sanitizer.AllowedClasses.Clear();
        sanitizer.AllowedClasses.Add("mention");
        sanitizer.AllowedClasses.Add("gallery");
        sanitizer.AllowedCssProperties.Clear();
        sanitizer.AllowedAtRules.Clear();
        sanitizer.AllowedSchemes.Clear();
        foreach (var scheme in (string[])["http", "https", "mailto", "tel"]) sanitizer.AllowedSchemes.Add(scheme);
        // A task list's box is the one input there is; a text must not bring fields that look like the page's own.
        sanitizer.PostProcessNode += (_, args) =>
        {
            if (args.Node is AngleSharp.Html.Dom.IHtmlInputElement box && (box.Type != "checkbox" || !box.IsDisabled)) box.Remove();
        };
        return sanitizer;
    }

    /// <summary>
    /// Most posts consist of these tags without attributes (and mentions, whose address holds nothing but a handle): they
    /// need no DOM to be known safe. Anything else takes the way through the sanitiser.
    /// </summary>
    [GeneratedRegex("""
        \A(?:[^<]|</?(?:p|em|strong|del|code|pre|blockquote|ul|ol|li|h[3-6])>|<(?:br|hr) ?/?>|<a class="mention" href="/people/[a-z0-9.-]+">@[A-Za-z0-9.-]+</a>)*\z
        """, RegexOptions.NonBacktracking | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex OnlyPlainTags();

    [GeneratedRegex(@"\A/files/[0-9a-fA-F-]{36}(?:/[^/\\?#]*)?(?:\?w=[0-9]{1,4})?\z", RegexOptions.NonBacktracking)]
    private static partial Regex OwnFile();
}
