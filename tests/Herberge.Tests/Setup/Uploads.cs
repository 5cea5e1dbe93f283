using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Herberge.Tests.Setup;

/// <summary>Forms that carry a file.</summary>
internal static partial class Uploads
{
    /// <summary>Fills in the form <paramref name="form"/> of a page, a file among its fields, and sends it.</summary>
    public static async Task<HttpResponseMessage> UploadAsync(
        this HttpClient browser, string page, string form, string fileField, string fileName, byte[] file, params (string Name, string Value)[] fields)
    {
        var proof = Proof().Match(await browser.GetStringAsync(page)).Groups[1].Value;
        using var content = new ByteArrayContent(file);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using var body = new MultipartFormDataContent { { content, fileField, fileName }, { new StringContent(proof), "__RequestVerificationToken" }, { new StringContent(form), "_handler" } };
        foreach (var (name, value) in fields) body.Add(new StringContent(value), name);
        return await browser.PostAsync(page, body);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"([^\"]+)\"")]
    private static partial Regex Proof();
}
