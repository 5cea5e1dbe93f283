using Herberge.Foundation.Search;
using Herberge.Tests.Setup;
using Herberge.Voices;
using Herberge.Voices.Masking;
using Herberge.Voices.Sources;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Voices;

/// <summary>Observations put into a house without a page, for tests of what happens to them afterwards.</summary>
internal static class Voice
{
    public static async Task<Guid> HearAsync(
        this TestHouse house, string quote, int daysAgo = 0, string? segment = null, string? author = null, VoiceChannel channel = VoiceChannel.Phone, Guid? source = null)
    {
        return await house.InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>();
            var now = house.Clock.GetUtcNow();
            await FieldNotes.EnsureAsync(db, "Vor Ort festgehalten", now, CancellationToken.None);
            var key = await services.GetRequiredService<AuthorKeys>().OfAsync(channel, author, CancellationToken.None);
            var words = new ObservedWords(Masker.Cover(quote), null, channel, segment, LanguageGuess.Of(quote, "de"), null, null, key);
            var observation = new Observation(Guid.CreateVersion7(), source ?? FieldNotes.Id, null, now.AddDays(-daysAgo), now, words);
            db.Observations.Add(observation);
            await db.SaveChangesAsync();
            await services.GetRequiredService<SearchIndex>().PutAsync(VoicesSearch.Document(observation), CancellationToken.None);
            return observation.Id;
        });
    }

    /// <summary>Many that begin alike, at the same second but for each tenth; each fiftieth of the segment <c>Selten</c>.</summary>
    public static async Task HearManyAsync(this TestHouse house, int count, string begin) => await house.InScopeAsync(async services =>
    {
        var db = services.GetRequiredService<Herberge.Foundation.Storage.HouseDb>();
        var now = house.Clock.GetUtcNow();
        await FieldNotes.EnsureAsync(db, "Vor Ort festgehalten", now, CancellationToken.None);
        var observations = Enumerable.Range(0, count).Select(n => new Observation(Guid.CreateVersion7(), FieldNotes.Id, null, now.AddDays(-1).AddSeconds(n % 10 == 0 ? -n : 0), now,
            new ObservedWords(Masker.Cover($"{begin}, Fall {n}"), null, VoiceChannel.Phone, n % 50 == 0 ? "Selten" : null, "de", null, null, null))).ToList();
        db.Observations.AddRange(observations);
        await db.SaveChangesAsync();
        await services.GetRequiredService<SearchIndex>().PutAsync(observations.ConvertAll(VoicesSearch.Document), CancellationToken.None);
        return count;
    });

    public static async Task<IReadOnlyList<string>> LinesAsync(this Person person, string address) =>
        [.. (await person.PageAsync(address)).QuerySelectorAll(".obs .ob-q").Select(line => line.TextContent)];
}
