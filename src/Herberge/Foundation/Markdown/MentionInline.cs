using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Herberge.Foundation.Markdown;

/// <summary><c>@aylin.yildiz</c> in a text. Whether somebody has that handle is for the room People to know.</summary>
internal sealed class MentionInline(string written) : LeafInline
{
    public string Written => written;

    public string Handle { get; } = written.ToLowerInvariant();
}

/// <summary>
/// Reads an <c>@</c> at the start of a word and the handle behind it (<c>a–z 0–9 . -</c>, beginning and ending with a
/// letter or digit), so that mail addresses stay text and a full stop after a mention stays a full stop.
/// </summary>
internal sealed class MentionParser : InlineParser
{
    private const int Longest = 80;

    public MentionParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        if (char.IsLetterOrDigit(before) || before is '@' or '.' or '_' or '/') return false;

        var length = 0;
        for (var c = slice.PeekChar(1); length < Longest && IsPart(c); c = slice.PeekChar(length + 1)) length++;
        while (length > 0 && slice.PeekChar(length) is '.' or '-') length--;
        if (length == 0 || slice.PeekChar(1) is '.' or '-') return false;
        if (slice.PeekChar(length + 1) == '@') return false;

        var start = slice.Start;
        processor.Inline = new MentionInline(slice.Text.Substring(start + 1, length))
        {
            Span = { Start = processor.GetSourcePosition(start, out var line, out var column) },
            Line = line,
            Column = column,
        };
        processor.Inline.Span.End = processor.Inline.Span.Start + length;
        slice.Start = start + length + 1;
        return true;
    }

    private static bool IsPart(char c) => char.IsAsciiLetterOrDigit(c) || c is '.' or '-';
}

internal sealed class MentionRenderer : HtmlObjectRenderer<MentionInline>
{
    protected override void Write(HtmlRenderer renderer, MentionInline mention) => renderer
        .Write("<a class=\"mention\" href=\"/people/").Write(mention.Handle).Write("\">@").Write(mention.Written).Write("</a>");
}
