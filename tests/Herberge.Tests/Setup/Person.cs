using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Herberge.Foundation.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Herberge.Tests.Setup;

/// <summary>Somebody with a browser signed in to a <see cref="TestHouse"/>.</summary>
public sealed partial class Person(TestHouse house, Guid id, string name, string email, HttpClient browser, CookieContainer cookies)
{
    public Guid Id => id;

    public string Name => name;

    public string Email => email;

    public HttpClient Browser => browser;

    /// <summary>What signs the browser in, for connections beside it.</summary>
    public CookieContainer Cookies => cookies;

    public async Task<Viewer> ViewerAsync() => await house.InScopeAsync(async services =>
        await services.GetRequiredService<IViewerSource>().FindAsync(id, CancellationToken.None))
        ?? throw new InvalidOperationException($"{name} may not come in");

    public Task<HttpResponseMessage> GetAsync(string path) => browser.GetAsync(path);

    /// <summary>The page behind <paramref name="path"/>, parsed; fails unless it is answered with <paramref name="expected"/>.</summary>
    public async Task<IHtmlDocument> PageAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await browser.GetAsync(path);
        var html = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == expected, $"{path} answered {(int)answer.StatusCode}");
        return await new HtmlParser().ParseDocumentAsync(html);
    }

    /// <summary>Fills in the form <paramref name="form"/> (its <c>@formname</c>) of a page and sends it.</summary>
    public Task<HttpResponseMessage> SubmitAsync(string page, string form, params (string Name, string Value)[] fields) =>
        SubmitAsync(browser, page, form, fields);

    /// <summary>The same by somebody who isn't signed in.</summary>
    public static Task<HttpResponseMessage> SubmitAsync(HttpClient browser, string page, string form, params (string Name, string Value)[] fields) =>
        PostAsync(browser, page, page, [("_handler", form), .. fields]);

    /// <summary>Presses a button that acts: posts to <paramref name="path"/> with the proof taken from a page.</summary>
    public Task<HttpResponseMessage> ActAsync(string path, params (string Name, string Value)[] fields) => PostAsync(browser, "/spaces", path, fields);

    private static async Task<HttpResponseMessage> PostAsync(HttpClient browser, string page, string path, IEnumerable<(string Name, string Value)> fields)
    {
        var proof = ProofField().Match(await browser.GetStringAsync(page)).Groups[1].Value;
        Assert.NotEqual("", proof);
        return await browser.PostAsync(path, new FormUrlEncodedContent(
            fields.Append(("__RequestVerificationToken", proof)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))));
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex ProofField();
}
