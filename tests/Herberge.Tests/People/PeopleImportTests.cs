using System.Text;
using Herberge.Foundation.Audit;
using Herberge.People;
using Herberge.People.Import;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.People;

public sealed class PeopleImportTests
{
    private const string First = """
        id,name,email,unit,partner,place,level,languages,skills,joined,title
        1,Aylin Yıldız,aylin@example.com,Produktion/Werk Süd/Montage,,Ulm,Team,de;tr,"Blech, CAD",2020-02-29,Meisterin
        2,Bo Nilsson,bo@example.com,Vertrieb,,Kiel,,sv,,,
        3,Gast Geber,gast@partner.example,,Nordlicht GmbH,,,,,,
        """;

    [Theory, BothEngines]
    public async Task A_file_brings_people_units_and_partners_and_again_changes_nothing(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);

        var plan = await ImportAsync(house, First);
        Assert.Equal(3, plan.Count(ImportKind.New));
        Assert.Equal(["Produktion", "Produktion/Werk Süd", "Produktion/Werk Süd/Montage", "Vertrieb"], plan.NewUnits);

        var again = await ImportAsync(house, First);
        Assert.Equal(3, again.Count(ImportKind.Unchanged));
        Assert.Empty(again.NewUnits);
        await house.InDbAsync(async db =>
        {
            var aylin = await db.Set<Member>().Include(m => m.Unit).SingleAsync(m => m.ExternalId == "1");
            Assert.Equal(("aylin.yildiz", "Produktion/Werk Süd/Montage", "Blech, CAD", new DateOnly(2020, 2, 29)), (aylin.Handle, aylin.Unit!.Path, aylin.Skills, aylin.JoinedOn));
            Assert.True((await db.Set<Member>().SingleAsync(m => m.ExternalId == "3")).IsGuest);
            Assert.Equal(2, (await db.Set<OrgUnit>().Select(u => u.Hue).ToListAsync()).Distinct().Count());
            Assert.Equal(1, await db.Set<AuditEntry>().CountAsync(e => e.Action == "people.imported"));
            return 0;
        });
    }

    [Theory, BothEngines]
    public async Task Semicolons_a_byte_order_mark_other_order_and_case_read_the_same(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await ImportAsync(house, First);
        const string other = "\uFEFFTitle;EMAIL;Kostenstelle;Id;Unit;Name\r\nMeisterin;aylin@example.com;4711;1;Produktion / Werk Süd/Montage;\"Aylin Yıldız\"\r\n;bo@example.com;;2;Vertrieb;Bo Nilsson\r\n;gast@partner.example;;3;;Gast Geber\r\n";

        var plan = await ImportAsync(house, other);

        Assert.Empty(plan.Faults);
        Assert.Equal(3, plan.Count(ImportKind.Unchanged));
        Assert.Equal(["Kostenstelle"], plan.IgnoredColumns);
    }

    [Theory, BothEngines]
    public async Task One_wrong_line_and_nothing_is_written(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        const string wrong = """
            id,name,email,joined
            1,Eins,eins@example.com,2024-01-01
            2,Zwei,x@,2024-01-01
            2,Zwei nochmal,EINS@example.com,31.31.2024
            ,Ohne,ohne@example.com,
            5,"Fünf
            mit Umbruch",ada@example.org,
            6,Sechs,sechs@example.com,,zu,viel
            """;

        var plan = await ImportAsync(house, wrong);

        Assert.Equal(
            [
                "p.csv, line 3, column \"email\": \"x@\" is not a mail address",
                "p.csv, line 4, column \"id\": \"2\" is already in line 3",
                "p.csv, line 4, column \"email\": \"EINS@example.com\" is already in line 2",
                "p.csv, line 4, column \"joined\": \"31.31.2024\" is not a date, write for example 2024-05-31",
                "p.csv, line 5, column \"id\": the id is missing",
                "p.csv, line 6, column \"name\": contains a control character",
                "p.csv, line 8: 6 fields in a table of 4 columns",
            ],
            await InEnglishAsync(house, plan));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Member>().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task Changes_are_told_field_by_field_and_swapped_addresses_are_no_obstacle(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await ImportAsync(house, First);
        const string newer = """
            id,name,email,unit
            1,Aylin Yıldız,bo@example.com,Vertrieb
            2,Bo Nilsson,aylin@example.com,Vertrieb
            3,Gast Geber,gast@partner.example,
            """;

        var plan = await ImportAsync(house, newer);

        Assert.Equal(
            [new FieldChange("email", "aylin@example.com", "bo@example.com"), new FieldChange("unit", "Produktion/Werk Süd/Montage", "Vertrieb")],
            plan.People[0].Changes);
        await house.InDbAsync(async db =>
        {
            Assert.Equal("bo@example.com", (await db.Set<Member>().SingleAsync(m => m.ExternalId == "1")).Email);
            Assert.Equal("Ulm", (await db.Set<Member>().SingleAsync(m => m.ExternalId == "1")).Place);
            return 0;
        });
    }

    [Theory, BothEngines]
    public async Task Who_is_missing_is_proposed_and_stays_active_until_somebody_decides(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        await ImportAsync(house, First);

        var plan = await ImportAsync(house, "id,name\n1,Aylin Yıldız\n3,Gast Geber\n");
        Assert.Equal("Bo Nilsson", Assert.Single(plan.Missing).Name);
        Assert.Equal(1, await house.InDbAsync(db => db.Set<DeactivationProposal>().CountAsync()));
        Assert.Equal(0, await house.InDbAsync(db => db.Set<Member>().CountAsync(m => m.State != MemberState.Active)));

        await ImportAsync(house, First);
        Assert.Equal(0, await house.InDbAsync(db => db.Set<DeactivationProposal>().CountAsync()));
    }

    [Theory, BothEngines]
    public async Task An_address_of_somebody_who_was_invited_by_hand_is_that_person(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var plan = await ImportAsync(house, "id,name,email,unit\n77,Ada Admin,ADA@example.org,Verwaltung\n");
        Assert.Equal(1, plan.Count(ImportKind.Changed));
        Assert.Equal(1, await house.InDbAsync(db => db.Set<Member>().CountAsync()));

        var taken = await ImportAsync(house, "id,name,email\n78,Wer anders,ada@example.org\n");
        Assert.Equal("csv-email-taken", Assert.Single(taken.Faults).Code);
    }

    [Theory, BothEngines]
    public async Task Six_thousand_lines_come_in(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var file = new StringBuilder("id;name;email;unit\n");
        for (var i = 0; i < 6_000; i++) file.Append(System.Globalization.CultureInfo.InvariantCulture, $"m{i};Mensch {i};m{i}@example.com;Bereich {i % 40}/Team {i % 200}\n");

        var plan = await ImportAsync(house, file.ToString());

        Assert.Equal(6_000, plan.Count(ImportKind.New));
        Assert.Equal(6_001, await house.InDbAsync(db => db.Set<Member>().CountAsync()));
    }

    private static Task<ImportPlan> ImportAsync(TestHouse house, string csv) => house.InScopeAsync(services =>
        services.GetRequiredService<ImportPeople>().HandleAsync(Encoding.UTF8.GetBytes(csv), "p.csv", house.Administrator.Id, null, CancellationToken.None));

    private static Task<string[]> InEnglishAsync(TestHouse house, ImportPlan plan) => house.InScopeAsync(services =>
    {
        System.Globalization.CultureInfo.CurrentUICulture = System.Globalization.CultureInfo.GetCultureInfo("en-GB");
        var sentences = services.GetRequiredService<ImportSentences>();
        return Task.FromResult(plan.Faults.Select(f => sentences.Of("p.csv", f)).ToArray());
    });
}
