using System.Globalization;
using System.Xml;
using Herberge.Voices.Exports;

namespace Herberge.Voices.Refi;

/// <summary>
/// The elements of a project in the order its schema asks for. Sources carry their text with them, so that one pass
/// over the observations writes them whole.
/// </summary>
internal static class WriteProject
{
    public static void Users(XmlWriter xml, IReadOnlyList<Guid> pseudonyms)
    {
        if (pseudonyms.Count == 0) return;
        xml.WriteStartElement("Users");
        for (var number = 1; number <= pseudonyms.Count; number++)
        {
            xml.WriteStartElement("User");
            xml.WriteAttributeString("guid", pseudonyms[number - 1].ToString());
            xml.WriteAttributeString("name", string.Create(CultureInfo.InvariantCulture, $"Coder {number}"));
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    public static void Variables(XmlWriter xml)
    {
        xml.WriteStartElement("Variables");
        foreach (var variable in ProjectVariable.All)
        {
            xml.WriteStartElement("Variable");
            xml.WriteAttributeString("guid", variable.Id.ToString());
            xml.WriteAttributeString("name", variable.Name);
            xml.WriteAttributeString("typeOfVariable", variable.Kind);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    /// <summary>One customer whom nobody knows, with what they said.</summary>
    public static void Case(XmlWriter xml, string authorKey, string? segment, IReadOnlyList<Guid> said)
    {
        xml.WriteStartElement("Case");
        xml.WriteAttributeString("guid", RefiXml.GuidOf($"case\0{authorKey}").ToString());
        xml.WriteAttributeString("name", $"Customer {authorKey[..Math.Min(8, authorKey.Length)]}");
        if (segment is not null) Value(xml, ProjectVariable.All.Single(v => v.Name == ProjectVariable.Segment), RefiXml.Text(segment));
        foreach (var observation in said) Reference(xml, "SourceRef", observation);
        xml.WriteEndElement();
    }

    public static void Source(XmlWriter xml, ExportedVoice voice, IEnumerable<ProjectMark> marks)
    {
        xml.WriteStartElement("TextSource");
        xml.WriteAttributeString("guid", voice.Id.ToString());
        xml.WriteAttributeString("name", string.Create(CultureInfo.InvariantCulture, $"{voice.SaidAt.UtcDateTime:yyyy-MM-dd} {voice.Channel} {voice.Id.ToString("N")[^6..]}"));
        xml.WriteAttributeString("creationDateTime", RefiXml.At(voice.SaidAt));
        if (voice.Context is not null) xml.WriteElementString("Description", RefiXml.Text(voice.Context));
        xml.WriteElementString("PlainTextContent", RefiXml.Text(voice.Quote));
        var given = marks.ToList();
        foreach (var passage in given.Where(mark => mark.Start is not null).GroupBy(mark => (mark.Start, mark.Length))) Selection(xml, voice, [.. passage]);
        foreach (var mark in given.Where(mark => mark.Start is null)) Coding(xml, mark);
        if (voice.Memo is not null) Reference(xml, "NoteRef", NoteOf(voice.Id));
        foreach (var variable in ProjectVariable.All)
            if (variable.Value(voice) is { } value) Value(xml, variable, RefiXml.Text(value));
        xml.WriteEndElement();
    }

    public static void Note(XmlWriter xml, Guid observation, string memo)
    {
        xml.WriteStartElement("Note");
        xml.WriteAttributeString("guid", NoteOf(observation).ToString());
        xml.WriteAttributeString("name", $"Memo {observation.ToString("N")[^6..]}");
        xml.WriteElementString("PlainTextContent", RefiXml.Text(memo));
        xml.WriteEndElement();
    }

    private static Guid NoteOf(Guid observation) => RefiXml.GuidOf($"note\0{observation:N}");

    /// <summary>Positions are code points from 0; the end is the one after the last.</summary>
    private static void Selection(XmlWriter xml, ExportedVoice voice, IReadOnlyList<ProjectMark> marks)
    {
        var (start, end) = (marks[0].Start!.Value, marks[0].Start!.Value + marks[0].Length!.Value);
        xml.WriteStartElement("PlainTextSelection");
        xml.WriteAttributeString("guid", RefiXml.GuidOf($"selection\0{voice.Id:N}\0{start}\0{end}").ToString());
        xml.WriteAttributeString("startPosition", RefiXml.PlaceOf(voice.Quote, start).ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("endPosition", RefiXml.PlaceOf(voice.Quote, end).ToString(CultureInfo.InvariantCulture));
        foreach (var mark in marks) Coding(xml, mark);
        xml.WriteEndElement();
    }

    private static void Coding(XmlWriter xml, ProjectMark mark)
    {
        xml.WriteStartElement("Coding");
        xml.WriteAttributeString("guid", mark.Id.ToString());
        xml.WriteAttributeString("creatingUser", mark.Coder.ToString());
        xml.WriteAttributeString("creationDateTime", RefiXml.At(mark.At));
        Reference(xml, "CodeRef", mark.CodeId);
        xml.WriteEndElement();
    }

    private static void Value(XmlWriter xml, ProjectVariable variable, string value)
    {
        xml.WriteStartElement("VariableValue");
        Reference(xml, "VariableRef", variable.Id);
        xml.WriteElementString($"{variable.Kind}Value", value);
        xml.WriteEndElement();
    }

    private static void Reference(XmlWriter xml, string name, Guid target)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("targetGUID", target.ToString());
        xml.WriteEndElement();
    }
}
