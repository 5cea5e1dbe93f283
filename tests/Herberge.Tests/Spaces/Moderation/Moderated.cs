using Herberge.Foundation.Access;
using Herberge.Foundation.Outcomes;
using Herberge.Tests.Setup;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Spaces.Moderation;

/// <summary>Calls of use cases in somebody's name, for tests of moderation.</summary>
internal static class Moderated
{
    public static async Task<Result<T>> TryAsync<TUse, T>(this TestHouse house, Person person, Func<TUse, Viewer, Task<Result<T>>> use)
        where TUse : notnull
    {
        var viewer = await person.ViewerAsync();
        return await house.InScopeAsync(services => use(services.GetRequiredService<TUse>(), viewer));
    }

    public static async Task<T> DoAsync<TUse, T>(this TestHouse house, Person person, Func<TUse, Viewer, Task<Result<T>>> use)
        where TUse : notnull
    {
        var result = await house.TryAsync(person, use);
        Assert.True(result.Succeeded, result.Succeeded ? "" : result.Problem.Code);
        return result.Value!;
    }

    public static async Task RefusedAsync<TUse, T>(this TestHouse house, Person person, string code, Func<TUse, Viewer, Task<Result<T>>> use)
        where TUse : notnull
    {
        var result = await house.TryAsync(person, use);
        Assert.False(result.Succeeded, $"{person.Name} was not refused");
        Assert.Equal(code, result.Problem.Code);
    }

    public static async Task<T> AskAsync<TUse, T>(this TestHouse house, Person person, Func<TUse, Viewer, Task<T>> use)
        where TUse : notnull
    {
        var viewer = await person.ViewerAsync();
        return await house.InScopeAsync(services => use(services.GetRequiredService<TUse>(), viewer));
    }

    /// <summary>Everything a page says to a person, or nothing where they don't get it.</summary>
    public static async Task<string> ReadAsync(this Person person, string path)
    {
        using var answer = await person.GetAsync(path);
        return answer.IsSuccessStatusCode ? await answer.Content.ReadAsStringAsync() : "";
    }
}
