using System.Globalization;
using Markdig.Extensions.Footnotes;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Herberge.Foundation.Markdown;

/// <summary>
/// A footnote's number in the text. A number, not a link: several posts stand on one page, and the same id would stand on
/// it more than once.
/// </summary>
internal sealed class FootnoteNumberRenderer : HtmlObjectRenderer<FootnoteLink>
{
    protected override void Write(HtmlRenderer renderer, FootnoteLink link)
    {
        if (!link.IsBackLink) renderer.Write("<sup>").Write(link.Footnote.Order.ToString(CultureInfo.InvariantCulture)).Write("</sup>");
    }
}

/// <summary>The footnotes of a text at its end, in the order they are named; what nothing points to is left out.</summary>
internal sealed class FootnotesRenderer : HtmlObjectRenderer<FootnoteGroup>
{
    protected override void Write(HtmlRenderer renderer, FootnoteGroup group)
    {
        var named = group.OfType<Footnote>().Where(note => note.Order > 0).OrderBy(note => note.Order).ToList();
        if (named.Count == 0) return;
        renderer.EnsureLine();
        renderer.WriteLine("<hr />").WriteLine("<ol>");
        foreach (var note in named)
        {
            renderer.Write("<li>");
            renderer.WriteChildren(note);
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol>");
    }
}
