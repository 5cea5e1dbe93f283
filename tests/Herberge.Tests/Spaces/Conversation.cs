using System.Net;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Storage;
using Herberge.Spaces;
using Herberge.Tests.Setup;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces;

/// <summary>Set-up of conversations and questions about them, for tests.</summary>
internal static class Conversation
{
    public static async Task<string> SlugAsync(this TestHouse house, Guid spaceId) =>
        await house.InDbAsync(db => db.Set<Space>().Where(s => s.Id == spaceId).Select(s => s.Slug).SingleAsync());

    public static async Task<Guid> StartAsync(this TestHouse house, Person person, Guid space, string title, string body = "Wer weiß das?", ThreadKind kind = ThreadKind.Question)
    {
        var viewer = await person.ViewerAsync();
        var result = await house.InScopeAsync(services => services.GetRequiredService<StartThread>()
            .HandleAsync(new StartThreadInput(space, kind, title, body), viewer, CancellationToken.None));
        Assert.True(result.Succeeded, result.Succeeded ? "" : result.Problem.Code);
        return result.Value.ThreadId;
    }

    public static async Task<Result<PostAdded>> TryAnswerAsync(this TestHouse house, Person person, AddPostInput input)
    {
        var viewer = await person.ViewerAsync();
        return await house.InScopeAsync(services => services.GetRequiredService<AddPost>().HandleAsync(input, viewer, CancellationToken.None));
    }

    public static async Task<PostAdded> AnswerAsync(this TestHouse house, Person person, Guid thread, string body, Guid? replyTo = null)
    {
        var result = await house.TryAnswerAsync(person, new AddPostInput(thread, body, replyTo));
        Assert.True(result.Succeeded, result.Succeeded ? "" : result.Problem.Code);
        return result.Value;
    }

    /// <summary>Kind, from and to of everything the ledger knows, summed.</summary>
    public static async Task<Dictionary<(Herberge.Foundation.Ledger.TieKind Kind, Guid From, Guid To), double>> TiesAsync(this TestHouse house)
    {
        var ties = await house.InDbAsync(db => db.Ties.AsNoTracking().ToListAsync());
        return ties.GroupBy(t => (t.Kind, t.FromId, t.ToId)).ToDictionary(g => g.Key, g => g.Sum(t => t.Weight));
    }

    public static Task<DiscussionThread> ThreadAsync(this TestHouse house, Guid id) =>
        house.InDbAsync(db => db.Set<DiscussionThread>().AsNoTracking().SingleAsync(t => t.Id == id));

    public static Task<Guid> PostIdAsync(this TestHouse house, Guid thread, int number) =>
        house.InDbAsync(db => db.Set<Post>().Where(p => p.ThreadId == thread && p.Number == number).Select(p => p.Id).SingleAsync());

    public static void LeadsTo(this HttpResponseMessage answer, string path)
    {
        Assert.True(answer.StatusCode is HttpStatusCode.SeeOther or HttpStatusCode.Redirect or HttpStatusCode.Found, $"answered {(int)answer.StatusCode}");
        Assert.Equal(path, answer.Headers.Location?.OriginalString.Replace(answer.RequestMessage!.RequestUri!.GetLeftPart(UriPartial.Authority), "", StringComparison.Ordinal));
    }
}
