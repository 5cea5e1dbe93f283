using System.Net;
using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.People;
using Herberge.People.Admin.Members;
using Herberge.People.Admin.Units;
using Herberge.People.Leaving;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces;

/// <summary>The posts of a thread are kept in memory for the next reader; nobody may ever notice.</summary>
public sealed class KeptPostsTests
{
    [Theory, BothEngines]
    public async Task Whatever_is_written_shows_to_the_next_reader_at_once(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, tomasz) = (await house.InviteAsync("Samuel Adeyemi", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var thread = await house.StartAsync(samuel, await house.OpenSpaceAsync(samuel, "Ersatzteile"), "Warum sechs Wochen?");
        var answer = (await house.AnswerAsync(tomasz, thread, "Weil das Feld fehlt.")).PostId;

        await SeesAsync("Weil das Feld fehlt.", () => Task.CompletedTask);
        await SeesAsync("Weil das Feld leer ist.", async () => await DoneAsync<EditPost, PostAdded>(tomasz, (edit, who) => edit.HandleAsync(new EditPostInput(answer, "Weil das Feld leer ist."), who, default)));
        await SeesAsync("Hilft weiter 1", async () => await DoneAsync<React, Reacted>(samuel, (react, who) => react.HandleAsync(new ReactInput(answer, ReactionKind.Helpful), who, default)));
        await SeesAsync("Angenommene Antwort", async () => await DoneAsync<AcceptAnswer, PostAdded>(samuel, (accept, who) => accept.HandleAsync(answer, true, who, default)));
        await SeesAsync("hat diesen Beitrag gelöscht", async () => await DoneAsync<DeletePost, PostAdded>(tomasz, (delete, who) => delete.HandleAsync(answer, who, default)));
        await SeesAsync("Weil das Feld leer ist.", async () => await DoneAsync<RestorePost, PostAdded>(tomasz, (restore, who) => restore.HandleAsync(answer, who, default)));
        await SeesAsync("Noch etwas dazu.", async () => await house.AnswerAsync(tomasz, thread, "Noch etwas dazu."));
        await SeesAsync("Logistik", async () => await DoneAsync<MoveUnit, Done>(house.Administrator, async (move, who) =>
            await move.HandleAsync(await house.InDbAsync(db => db.Set<OrgUnit>().Where(u => u.Name == "Einkauf").Select(u => u.Id).SingleAsync()), new MoveUnitInput("Logistik", null, null), who, default)));
        await SeesAsync("Tomasz Nowak", async () => await DoneAsync<EditMember, Done>(house.Administrator, (edit, who) =>
            edit.HandleAsync(tomasz.Id, new MemberDetails("Tomasz Nowak", tomasz.Email, null, null, null, null), who, default)));

        async Task SeesAsync(string words, Func<Task> write)
        {
            // Both readers fill and use what is kept before the write, the second one finds it changed after it.
            await samuel.PageAsync($"/threads/{thread}");
            await house.Administrator.PageAsync($"/threads/{thread}");
            await write();
            Assert.Contains(words, string.Join(' ', (await house.Administrator.PageAsync($"/threads/{thread}")).QuerySelector(".posts")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }

        async Task DoneAsync<TUseCase, T>(Person who, Func<TUseCase, Viewer, Task<Result<T>>> act) where TUseCase : notnull
        {
            var viewer = await who.ViewerAsync();
            var result = await house.InScopeAsync(services => act(services.GetRequiredService<TUseCase>(), viewer));
            Assert.True(result.Succeeded, result.Succeeded ? "" : result.Problem.Code);
        }
    }

    [Theory, BothEngines]
    public async Task Each_reader_sees_their_own_side_of_a_post_others_have_opened_before(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, tomasz) = (await house.InviteAsync("Samuel Adeyemi", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var lena = await house.InviteAsync("Lena Hansen", "Einkauf", language: "en");
        var thread = await house.StartAsync(samuel, await house.OpenSpaceAsync(samuel, "Ersatzteile"), "Warum sechs Wochen?");
        var answer = (await house.AnswerAsync(tomasz, thread, "Weil das Feld fehlt.")).PostId;
        var viewer = await lena.ViewerAsync();
        await house.InScopeAsync(services => services.GetRequiredService<React>().HandleAsync(new ReactInput(answer, ReactionKind.Helpful), viewer, default));

        for (var look = 0; look < 2; look++)
        {
            Assert.Equal((false, true, "Hilft weiter 1"), await HelpfulAsync(samuel));
            Assert.Equal((false, false, "Hilft weiter 1"), await HelpfulAsync(tomasz));
            Assert.Equal((true, true, "Helps 1"), await HelpfulAsync(lena));
        }

        // The pressed state, whether it can be pressed, and the words on it.
        async Task<(bool Pressed, bool Enabled, string Text)> HelpfulAsync(Person person)
        {
            var button = (await person.PageAsync($"/threads/{thread}")).QuerySelector("#post-2 .reaction[value=helpful]")!;
            return (button.GetAttribute("aria-pressed") == "true", !button.HasAttribute("disabled"), string.Join(' ', button.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        }
    }

    [Theory, BothEngines]
    public async Task A_page_kept_for_others_opens_no_door(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, guest) = (await house.InviteAsync("Samuel Adeyemi", "Service"), await house.InviteAsync("Nora Brandt", partner: "Lagerpartner"));
        var space = await house.OpenSpaceAsync(samuel, "Ersatzteile", SpaceKind.Open, true, guest);
        var thread = await house.StartAsync(samuel, space, "Warum sechs Wochen?");
        await samuel.PageAsync($"/threads/{thread}");
        await guest.PageAsync($"/threads/{thread}");

        await house.InDbAsync(db => db.Set<SpaceMember>().Where(m => m.MemberId == guest.Id).ExecuteDeleteAsync());

        await guest.PageAsync($"/threads/{thread}", HttpStatusCode.NotFound);
        await samuel.PageAsync($"/threads/{thread}");
    }

    [Theory, BothEngines]
    public async Task Who_is_erased_takes_their_reactions_from_pages_that_are_kept(Engine engine)
    {
        await using var house = await TestHouse.OpenAsync(engine);
        var (samuel, tomasz) = (await house.InviteAsync("Samuel Adeyemi", "Service"), await house.InviteAsync("Tomasz Wieczorek", "Einkauf"));
        var thread = await house.StartAsync(samuel, await house.OpenSpaceAsync(samuel, "Ersatzteile"), "Warum sechs Wochen?");
        var (opening, viewer) = (await house.PostIdAsync(thread, 1), await tomasz.ViewerAsync());
        await house.InScopeAsync(services => services.GetRequiredService<React>().HandleAsync(new ReactInput(opening, ReactionKind.Same), viewer, default));
        Assert.NotNull((await samuel.PageAsync($"/threads/{thread}")).QuerySelector("#post-1 .reaction .num"));

        var erased = await house.InScopeAsync(services => services.GetRequiredService<EraseMember>().HandleAsync(new EraseMemberInput(tomasz.Id, "tomasz.wieczorek"), viewer, default));

        Assert.True(erased.Succeeded);
        Assert.Null((await samuel.PageAsync($"/threads/{thread}")).QuerySelector("#post-1 .reaction .num"));
    }
}
