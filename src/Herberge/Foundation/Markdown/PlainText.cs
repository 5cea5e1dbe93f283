using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Herberge.Foundation.Markdown;

/// <summary>What a text says without its marks.</summary>
internal static class PlainText
{
    public static string Of(MarkdownDocument document)
    {
        var text = new StringBuilder();
        foreach (var block in document) Append(text, block);
        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, Block block)
    {
        switch (block)
        {
            case TableCell cell:
                foreach (var child in cell) Append(text, child, '\t');
                break;
            case TableRow row:
                foreach (var child in row) Append(text, child);
                Break(text, '\n');
                break;
            case LinkReferenceDefinitionGroup:
                break;
            case ContainerBlock container:
                foreach (var child in container) Append(text, child);
                break;
            default:
                Append(text, block, '\n');
                break;
        }
    }

    private static void Append(StringBuilder text, Block block, char end)
    {
        if (block is not LeafBlock leaf) { Append(text, block); return; }
        if (leaf.Inline is not null) Append(text, leaf.Inline);
        else if (leaf.Lines.Lines is not null) text.Append(leaf.Lines.ToString());
        Break(text, end);
    }

    private static void Append(StringBuilder text, ContainerInline inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(code.Content); break;
                case HtmlEntityInline entity: text.Append(entity.Transcoded.AsSpan()); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case MentionInline mention: text.Append('@').Append(mention.Written); break;
                case LineBreakInline: text.Append('\n'); break;
                case TaskList: break;
                case ContainerInline container: Append(text, container); break;
            }
        }
    }

    private static void Break(StringBuilder text, char end)
    {
        if (text.Length > 0 && text[^1] != '\n') text.Append(end);
    }
}
