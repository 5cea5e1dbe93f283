using Herberge.Foundation.Access;
using Herberge.Foundation.Files;
using Herberge.Foundation.Outcomes;

namespace Herberge.Spaces;

/// <summary>Files chosen in a composer without scripts: kept, and linked at the end of the text.</summary>
internal static class PlainFiles
{
    private const int Most = 10;

    public static async Task<(string Text, Problem? Problem)> TakeAsync(IFormCollection form, string text, FileStore store, Viewer viewer, CancellationToken ct)
    {
        foreach (var sent in form.Files.Where(f => f.Length > 0).Take(Most))
        {
            await using var content = sent.OpenReadStream();
            var saved = await store.SaveAsync(content, sent.FileName, viewer, ct);
            if (!saved.Succeeded) return (text, saved.Problem);
            text = $"{text.TrimEnd()}\n\n{FileEndpoints.Describe(saved.Value).Markdown}";
        }

        return (text, null);
    }
}
