using System.Net;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Access;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Coding;
using Microsoft.EntityFrameworkCore;

namespace Herberge.Tests.Voices;

public sealed class CodingTests
{
    [Theory, BothEngines]
    public async Task A_voice_gets_codes_a_passage_pressure_and_memo_and_leads_to_the_next(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var mira = await house.InviteAsync("Mira Kunz", "Vertrieb", roles: HouseRoles.CommunityManager);
        var next = await house.HearAsync("Die Anleitung finde ich nie", 2);
        var id = await house.HearAsync("Linie 3 steht, und keiner sagt, wann das Teil kommt", 1);

        var saved = await mira.SubmitAsync($"/voices/{id}", "code",
            ("Form.Add", "Wann kommt das Teil?, Anlage steht"), ("Form.Passage", "wann das Teil kommt"), ("Form.Pressure", "3"), ("Form.Memo", "Es geht um Planbarkeit"));

        Assert.Equal($"/voices/{next}", saved.Headers.Location!.AbsolutePath);
        var marks = await house.InDbAsync(db => db.CodeMarks.ToListAsync());
        Assert.Equal(2, marks.Count);
        Assert.All(marks, m => Assert.Equal((32, 19, mira.Id), (m.Start!.Value, m.Length!.Value, m.CoderId)));
        var page = await mira.PageAsync($"/voices/{id}?show=coded");
        Assert.Equal("wann das Teil kommt", page.QuerySelector(".coding blockquote mark")!.TextContent);
        Assert.Equal("Es geht um Planbarkeit", page.QuerySelector("#f-form-memo")!.TextContent);
        Assert.NotNull(page.QuerySelector("input[name='Form.Pressure'][value='3'][checked]"));
        Assert.Equal(["Anlage steht", "Wann kommt das Teil?"], page.QuerySelectorAll(".obs .tag-dot").Select(tag => tag.TextContent));
        Assert.Equal(["Die Anleitung finde ich nie"], await mira.LinesAsync("/voices"));
        // The same name, however it is spelled, is the same code.
        await mira.SubmitAsync($"/voices/{next}", "code", ("Form.Add", " anlage STEHT"));
        Assert.Equal(2, await house.InDbAsync(db => db.Codes.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Codes_are_taken_away_by_leaving_their_tick_out(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var id = await house.HearAsync("Ich warte");
        await CodeAsync(house, id, "Warten, Geduld");
        var keep = await house.InDbAsync(db => db.CodeMarks.Join(db.Set<Code>(), m => m.CodeId, c => c.Id, (m, c) => new { m.Id, c.Name }).Where(m => m.Name == "Warten").Select(m => m.Id).SingleAsync());

        await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Keep", keep.ToString()));
        Assert.Equal([keep], await house.InDbAsync(db => db.CodeMarks.Select(m => m.Id).ToListAsync()));

        var refused = await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Memo", "nichts mehr"));
        Assert.Contains("Gib mindestens einen Code", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await house.InDbAsync(db => db.CodeMarks.CountAsync()));

        await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Aside", "true"));
        Assert.Equal(ObservationState.SetAside, await house.InDbAsync(db => db.Observations.Select(o => o.State).SingleAsync()));
    }

    [Theory, BothEngines]
    public async Task What_is_wrong_with_a_code_stands_at_its_field(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var id = await house.HearAsync("Ich warte");

        var answer = await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Add", new string('x', 61)), ("Form.Passage", "steht nicht da"), ("Form.Pressure", "9"));

        var page = await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
        Assert.Equal(["#f-form-add", "#f-form-pressure", "#f-form-passage"], page.QuerySelectorAll(".code-form .note.brick a").Select(link => link.GetAttribute("href")));
        Assert.Equal("steht nicht da", page.QuerySelector("#f-form-passage")!.GetAttribute("value"));
        Assert.Equal(0, await house.InDbAsync(db => db.Codes.CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Merging_moves_every_coding_and_undoing_brings_all_of_them_back(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (one, two, three) = (await house.HearAsync("Eins"), await house.HearAsync("Zwei"), await house.HearAsync("Drei"));
        await CodeAsync(house, one, "Warten");
        await CodeAsync(house, two, "Warten, Lieferzeit");
        await CodeAsync(house, three, "Lieferzeit");
        var before = await GivenAsync(house);
        var (waiting, delivery) = (await IdAsync(house, "Warten"), await IdAsync(house, "Lieferzeit"));

        await house.Administrator.SubmitAsync($"/voices/codebook/{waiting}", "merge", ("Merge.Into", delivery.ToString()));

        Assert.Equal(["Drei: Lieferzeit", "Eins: Lieferzeit", "Zwei: Lieferzeit"], await GivenAsync(house));
        Assert.Equal(HttpStatusCode.NotFound, (await house.Administrator.GetAsync($"/voices/codebook/{waiting}")).StatusCode);
        Assert.Equal(3, (await house.Administrator.LinesAsync($"/voices?show=all&code={delivery}")).Count);

        var change = await house.InDbAsync(db => db.CodeChanges.Where(c => c.Kind == CodeChangeKind.Merged).Select(c => c.Id).SingleAsync());
        await house.Administrator.ActAsync($"/voices/codebook/changes/{change}/undo");

        Assert.Equal(before, await GivenAsync(house));
        Assert.Equal(2, (await house.Administrator.LinesAsync($"/voices?show=all&code={waiting}")).Count);
    }

    [Theory, BothEngines]
    public async Task A_split_gives_chosen_voices_a_code_of_their_own_and_can_be_undone(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (one, two) = (await house.HearAsync("Eins"), await house.HearAsync("Zwei"));
        await CodeAsync(house, one, "Warten");
        await CodeAsync(house, two, "Warten");
        var waiting = await IdAsync(house, "Warten");

        var none = await house.Administrator.SubmitAsync($"/voices/codebook/{waiting}", "split", ("Split.Name", "Warten auf Rückruf"));
        Assert.Contains("Wähle mindestens eine Stimme", await none.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await house.Administrator.SubmitAsync($"/voices/codebook/{waiting}", "split", ("Split.Name", "Warten auf Rückruf"), ("Split.Observations", two.ToString()));
        Assert.Equal(["Eins: Warten", "Zwei: Warten auf Rückruf"], await GivenAsync(house));

        var change = await house.InDbAsync(db => db.CodeChanges.Where(c => c.Kind == CodeChangeKind.Split).Select(c => c.Id).SingleAsync());
        await house.Administrator.ActAsync($"/voices/codebook/changes/{change}/undo");
        Assert.Equal(["Eins: Warten", "Zwei: Warten"], await GivenAsync(house));
        Assert.Single(await house.InDbAsync(db => db.Codes.Where(c => c.RetiredAt == null).ToListAsync()));
    }

    [Theory, BothEngines]
    public async Task What_was_built_upon_is_undone_in_order(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await CodeAsync(house, await house.HearAsync("Eins"), "A, B, C");
        var (a, b, c) = (await IdAsync(house, "A"), await IdAsync(house, "B"), await IdAsync(house, "C"));
        var before = await GivenAsync(house);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Administrator.SubmitAsync($"/voices/codebook/{a}", "merge", ("Merge.Into", b.ToString()));
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await house.Administrator.SubmitAsync($"/voices/codebook/{b}", "merge", ("Merge.Into", c.ToString()));
        var changes = await house.InDbAsync(db => db.CodeChanges.Where(x => x.Kind == CodeChangeKind.Merged).OrderBy(x => x.At).Select(x => x.Id).ToListAsync());

        await house.Administrator.ActAsync($"/voices/codebook/changes/{changes[0]}/undo");
        Assert.Equal(["Eins: C"], await GivenAsync(house));
        await house.Administrator.ActAsync($"/voices/codebook/changes/{changes[1]}/undo");
        await house.Administrator.ActAsync($"/voices/codebook/changes/{changes[0]}/undo");
        Assert.Equal(before, await GivenAsync(house));
    }

    [Theory, BothEngines]
    public async Task The_codebook_keeps_definitions_and_what_they_said_before(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await house.Administrator.SubmitAsync("/voices/codebook", "add", ("Form.Name", "Lieferzeit"), ("Form.Definition", "Wann etwas kommt"));
        var id = await IdAsync(house, "Lieferzeit");
        var twice = await house.Administrator.SubmitAsync("/voices/codebook", "add", ("Form.Name", "LIEFERZEIT"));
        Assert.Contains("„Lieferzeit“ gibt es schon", await twice.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var below = await house.Administrator.SubmitAsync($"/voices/codebook/{id}", "edit", ("Form.Name", "Lieferzeit"), ("Form.ParentId", id.ToString()));
        Assert.Contains("Ein Code steht unter höchstens einem anderen", await below.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await house.Administrator.SubmitAsync($"/voices/codebook/{id}", "edit", ("Form.Name", "Liefertermin"), ("Form.Definition", "Der Tag, nicht die Dauer"));
        var change = await house.InDbAsync(db => db.CodeChanges.Where(c => c.Kind == CodeChangeKind.Edited).Select(c => c.Id).SingleAsync());
        await house.Administrator.ActAsync($"/voices/codebook/changes/{change}/undo");

        var code = await house.InDbAsync(db => db.Codes.SingleAsync());
        Assert.Equal(("Lieferzeit", "Wann etwas kommt"), (code.Name, code.Definition));
    }

    [Theory, BothEngines]
    public async Task A_passage_is_found_again_when_more_is_covered_before_it(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var id = await house.HearAsync("Nordkorn sagt, die Linie steht still");
        await house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Add", "Stillstand"), ("Form.Passage", "steht still"));

        await house.Administrator.SubmitAsync($"/voices/{id}", "cover", ("Cover.Words", "Nordkorn"));

        var page = await house.Administrator.PageAsync($"/voices/{id}?show=all");
        Assert.Equal("steht still", page.QuerySelector(".coding blockquote mark")!.TextContent);
    }

    [Theory]
    [InlineData("5 5 5 5 5 5 5 5 5 5 5 5", CodeCourse.Steady)]
    [InlineData("2 2 2 2 2 2 2 2 9 9 9 9", CodeCourse.Rising)]
    [InlineData("9 9 9 9 9 9 9 9 2 2 2 2", CodeCourse.Falling)]
    [InlineData("0 0 0 0 0 0 0 0 0 0 1 1", CodeCourse.Rising)]
    [InlineData("0 0 0 0 0 0 0 0 0 0 0 1", CodeCourse.Steady)]
    [InlineData("0 0 0 0 0 0 0 0 0 0 0 0", CodeCourse.Steady)]
    public void A_course_is_told_only_where_chance_does_not_explain_it(string weeks, CodeCourse course) =>
        Assert.Equal(course, SeeCodeTrends.CourseOf([.. weeks.Split(' ').Select(double.Parse)]));

    private static Task<HttpResponseMessage> CodeAsync(TestHouse house, Guid id, string codes) => house.Administrator.SubmitAsync($"/voices/{id}", "code", ("Form.Add", codes));

    private static Task<Guid> IdAsync(TestHouse house, string name) => house.InDbAsync(db => db.Codes.Where(c => c.Name == name).Select(c => c.Id).SingleAsync());

    private static async Task<List<string>> GivenAsync(TestHouse house) => await house.InDbAsync(async db =>
        (await (from mark in db.CodeMarks.Where(m => m.HiddenBy == null)
                join observation in db.Set<Observation>() on mark.ObservationId equals observation.Id
                join code in db.Set<Code>() on mark.CodeId equals code.Id
                select observation.Quote + ": " + code.Name).ToListAsync()).Order(StringComparer.Ordinal).ToList());
}
