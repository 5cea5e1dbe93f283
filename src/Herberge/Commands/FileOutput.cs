using System.Text;

namespace Herberge.Commands;

/// <summary>A result that can be written for people, for programs and as a page.</summary>
internal interface IFileResult
{
    /// <param name="writer">Where to.</param>
    /// <param name="terminal">Whether a person sits before it.</param>
    void WriteText(TextWriter writer, bool terminal);

    void WriteJson(Stream stream);

    void WriteHtml(TextWriter writer);
}

/// <summary>Writes a result in a format, to standard output or to a file.</summary>
/// <param name="format"><c>text</c>, <c>json</c> or <c>html</c>.</param>
/// <param name="file">Null for standard output.</param>
internal sealed class FileOutput(string format, string? file)
{
    public async Task<int> WriteAsync(IFileResult result, CancellationToken ct)
    {
        if (file is not null)
            return await WriteFileAsync(result, file, ct);
        if (format == "text")
        {
            result.WriteText(Console.Out, terminal: !Console.IsOutputRedirected);
            return Verbs.Done;
        }

        await using var standard = Console.OpenStandardOutput();
        Write(result, standard);
        return Verbs.Done;
    }

    // Beside its place first, then moved there in one step: the file is either whole or not there.
    private async Task<int> WriteFileAsync(IFileResult result, string output, CancellationToken ct)
    {
        var place = Path.GetFullPath(output);
        var beside = $"{place}.{Environment.ProcessId}.part";
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew))
            {
                Write(result, stream);
                await stream.FlushAsync(ct);
            }

            File.Move(beside, place, overwrite: true);
            return Verbs.Done;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            File.Delete(beside);
            await Console.Error.WriteLineAsync($"{output} can't be written: {error.Message}");
            return Verbs.Failed;
        }
    }

    private void Write(IFileResult result, Stream stream)
    {
        if (format == "json")
        {
            result.WriteJson(stream);
            return;
        }

        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        if (format == "html")
            result.WriteHtml(writer);
        else
            result.WriteText(writer, terminal: false);
    }
}
