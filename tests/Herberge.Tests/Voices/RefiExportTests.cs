using System.IO.Compression;
using System.Net;
using System.Text;
using System.Xml.Linq;
using Herberge.Foundation.Access;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Masking;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

/// <summary>The research project, read by libxml2 and by hand.</summary>
public sealed class RefiExportTests
{
    private static readonly XNamespace Qda = "urn:QDA-XML:project:1.0";

    [Theory, BothEngines]
    public async Task A_project_is_valid_against_the_standards_schema(Engine engine)
    {
        var schema = SharedFiles.PathOf("refi-qda", "Project.xsd");
        await using var house = await TestHouse.OpenAsync(engine);
        await FillAsync(house);

        Assert.Equal("", await XmlLint.ValidateAsync(schema, await ProjectAsync(house.Administrator)));
    }

    [Theory, BothEngines]
    public async Task An_empty_house_is_a_valid_project_too(Engine engine)
    {
        var schema = SharedFiles.PathOf("refi-qda", "Project.xsd");
        await using var house = await TestHouse.OpenAsync(engine);

        Assert.Equal("", await XmlLint.ValidateAsync(schema, await ProjectAsync(house.Administrator)));
    }

    [Theory, BothEngines]
    public async Task A_codebook_is_valid_and_keeps_its_levels_colours_and_meanings(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.Administrator.SubmitAsync("/voices/codebook", "add", ("Form.Name", "Lieferung & Service"));
        var parent = await house.InDbAsync(db => db.Codes.Select(c => c.Id).SingleAsync());
        await house.Administrator.SubmitAsync("/voices/codebook", "add", ("Form.Name", "Wann kommt das \"Teil\"?"), ("Form.Definition", "Es geht um den Tag.\nNicht <um> den Preis."), ("Form.Example", "wann das Lager kommt"), ("Form.ParentId", parent.ToString()));

        var book = await house.Administrator.Browser.GetByteArrayAsync("/voices/export/codebook.qdc");

        Assert.Equal("", await XmlLint.ValidateAsync(SharedFiles.PathOf("refi-qda", "Codebook.xsd"), book));
        const string Child = "//*[local-name()='Code']/*[local-name()='Code']";
        Assert.Equal("Wann kommt das \"Teil\"?", await XmlLint.FindAsync(book, $"string({Child}/@name)"));
        Assert.Equal("Es geht um den Tag.\nNicht <um> den Preis.\n\nBeispiel: wann das Lager kommt", await XmlLint.FindAsync(book, $"string({Child}/*[local-name()='Description'])"));
        Assert.Matches("^#[0-9A-F]{6}$", await XmlLint.FindAsync(book, $"string({Child}/@color)"));
        Assert.Equal(parent.ToString(), await XmlLint.FindAsync(book, $"string({Child}/../@guid)"));
    }

    [Theory, BothEngines]
    public async Task Passages_are_where_another_reader_finds_them(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        // Characters beyond the first plane, an end of a line of two characters, something covered, and what XML cannot hold.
        var id = await house.HearAsync("😀 Frau Hartmann sagt:\r\nwann\u0001 kommt das Teil 🚚, wann?", author: "Jutta Lang");
        await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Add", "Termin"), ("Form.Passage", "kommt das Teil 🚚"), ("Form.Memo", "Planbarkeit"));

        var project = await ProjectAsync(house.Administrator);

        var text = await XmlLint.FindAsync(project, "string(//*[local-name()='TextSource']/*[local-name()='PlainTextContent'])");
        var (start, end) = (int.Parse(await XmlLint.FindAsync(project, "string(//@startPosition)"), null), int.Parse(await XmlLint.FindAsync(project, "string(//@endPosition)"), null));
        Assert.Equal("😀 Frau ⟦name⟧ sagt:\nwann\uFFFD kommt das Teil 🚚, wann?", text);
        Assert.Equal("kommt das Teil 🚚", string.Concat(text.EnumerateRunes().Skip(start).Take(end - start)));
        Assert.Equal("Planbarkeit", await XmlLint.FindAsync(project, "string(//*[local-name()='Note'][@guid=//*[local-name()='TextSource']/*[local-name()='NoteRef']/@targetGUID]/*[local-name()='PlainTextContent'])"));
    }

    [Theory, BothEngines]
    public async Task Every_reference_leads_somewhere_and_nobody_is_named(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await FillAsync(house);

        var text = Encoding.UTF8.GetString(await ProjectAsync(house.Administrator));
        var project = XDocument.Parse(text);

        var guids = project.Descendants().Select(e => (string?)e.Attribute("guid")).OfType<string>().ToList();
        Assert.Equal(guids.Count, guids.Distinct().Count());
        Assert.All(project.Descendants().SelectMany(e => e.Attributes()).Where(a => a.Name.LocalName is "targetGUID" or "creatingUser" or "creatingUserGUID"), a => Assert.Contains(a.Value, guids));
        foreach (var secret in new[] { "Ada", "Mira", "Jutta", "Olaf", mira.Id.ToString(), house.Administrator.Id.ToString() }) Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
        Assert.Equal(["Coder 1", "Coder 2"], project.Descendants(Qda + "User").Select(u => (string)u.Attribute("name")!));
        Assert.Equal(3, project.Descendants(Qda + "TextSource").Count());
        var loud = project.Descendants(Qda + "Case").Single(c => c.Elements(Qda + "SourceRef").Count() == 2);
        Assert.Equal("Flughafen", (string)loud.Element(Qda + "VariableValue")!.Element(Qda + "TextValue")!);
        Assert.Equal("3", await house.InDbAsync(db => db.Audit.Where(a => a.Action == "voices.project-exported").Select(a => a.Detail).SingleAsync()));
        // The same people and customers are the same pseudonyms the next time.
        var again = XDocument.Parse(Encoding.UTF8.GetString(await ProjectAsync(house.Administrator)));
        Assert.Equal(guids, again.Descendants().Select(e => (string?)e.Attribute("guid")).OfType<string>());
    }

    [Theory, BothEngines]
    public async Task The_filter_of_the_inbox_chooses_the_sources(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await FillAsync(house);

        var some = XDocument.Parse(Encoding.UTF8.GetString(await ProjectAsync(house.Administrator, "?show=all&segment=Pharma")));

        Assert.Equal("Das Portal ist langsam", (string)some.Descendants(Qda + "PlainTextContent").First());
        Assert.Single(some.Descendants(Qda + "TextSource"));
        Assert.Single(some.Descendants(Qda + "Case"));
    }

    [Theory, BothEngines]
    public async Task Thousands_are_written_as_they_are_read_and_hinder_no_writer(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.HearAsync("Die erste", 91);
        await house.InDbAsync(async db =>
        {
            for (var n = 0; n < 1202; n++)
            {
                var words = new ObservedWords(Masker.Cover($"Stimme {n}: {new string('x', 400)}"), null, VoiceChannel.Phone, null, "de", null, null, $"{n % 7:x32}");
                db.Observations.Add(new Observation(Guid.CreateVersion7(), FieldNotes.Id, null, house.Clock.GetUtcNow().AddDays(-n % 90), house.Clock.GetUtcNow(), words));
            }

            return await db.SaveChangesAsync();
        });

        using var answer = await house.Administrator.Browser.GetAsync("/voices/export/project.qdpx", HttpCompletionOption.ResponseHeadersRead);
        // While it is being fetched, somebody writes.
        var id = await house.HearAsync("Mittendrin");
        await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Add", "Neu"));
        var project = XDocument.Parse(Encoding.UTF8.GetString(Unpack(await answer.Content.ReadAsByteArrayAsync())));

        Assert.True(answer.Headers.TransferEncodingChunked);
        Assert.InRange(project.Descendants(Qda + "TextSource").Count(), 1203, 1204);
        Assert.Equal(7, project.Descendants(Qda + "Case").Count());
    }

    [Theory, BothEngines]
    public async Task Who_does_not_hear_voices_takes_nothing_away(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await FillAsync(house);
        var member = await house.InviteAsync("Paul Lorenz", "Einkauf");
        foreach (var file in new[] { "project.qdpx", "codebook.qdc", "observations.csv", "codings.csv", "needs.csv", "evidence.csv" })
            Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync($"/voices/export/{file}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await member.GetAsync("/voices/export")).StatusCode);
    }

    private static async Task<Person> FillAsync(TestHouse house)
    {
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var one = await house.HearAsync("Wann kommt das Teil", 3, "Flughafen", "Jutta Lang");
        var two = await house.HearAsync("Wann denn nun", 2, "Flughafen", "Jutta Lang");
        var three = await house.HearAsync("Das Portal ist langsam", 1, "Pharma", "Olaf Kern", VoiceChannel.Mail);
        await mira.SubmitAsync($"/voices/{one}", "code", ("Form.Add", "Termin, Ärger"), ("Form.Passage", "das Teil"), ("Form.Pressure", "3"));
        await mira.SubmitAsync($"/voices/{two}", "code", ("Form.Add", "Termin"), ("Form.Memo", "Schon zum zweiten Mal"));
        await house.Administrator.SubmitAsync($"/voices/{three}", "code", ("Form.Add", "Portal"));
        return mira;
    }

    private static async Task<byte[]> ProjectAsync(Person person, string query = "")
    {
        using var answer = await person.GetAsync($"/voices/export/project.qdpx{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Unpack(await answer.Content.ReadAsByteArrayAsync());
    }

    private static byte[] Unpack(byte[] package)
    {
        using var zip = new ZipArchive(new MemoryStream(package), ZipArchiveMode.Read);
        using var project = zip.GetEntry("project.qde")!.Open();
        using var copy = new MemoryStream();
        project.CopyTo(copy);
        return copy.ToArray();
    }
}
