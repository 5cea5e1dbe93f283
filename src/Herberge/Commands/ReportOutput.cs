using System.Text;
using Herberge.Silos.Figures;
using Herberge.Silos.Files;

namespace Herberge.Commands;

/// <summary>Writes a silo report in a format, to standard output or to a file.</summary>
/// <param name="format"><c>text</c>, <c>json</c> or <c>html</c>.</param>
/// <param name="file">Null for standard output.</param>
/// <param name="words">The report's language.</param>
internal sealed class ReportOutput(string format, string? file, SilosFilesWords words)
{
    public async Task<int> WriteAsync(SiloFigures figures, CancellationToken ct)
    {
        if (file is not null)
            return await WriteFileAsync(figures, file, ct);
        if (format == "text")
        {
            SilosText.Write(figures, words, Console.Out, terminal: !Console.IsOutputRedirected);
            return Verbs.Done;
        }

        await using var standard = Console.OpenStandardOutput();
        Write(figures, standard);
        return Verbs.Done;
    }

    // Beside its place first, then moved there in one step: the file is either whole or not there.
    private async Task<int> WriteFileAsync(SiloFigures figures, string output, CancellationToken ct)
    {
        var place = Path.GetFullPath(output);
        var beside = $"{place}.{Environment.ProcessId}.part";
        try
        {
            await using (var stream = new FileStream(beside, FileMode.CreateNew))
            {
                Write(figures, stream);
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

    private void Write(SiloFigures figures, Stream stream)
    {
        if (format == "json")
        {
            SilosJson.Write(figures, stream);
            return;
        }

        using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        if (format == "html")
            SilosHtml.Write(figures, words, writer);
        else
            SilosText.Write(figures, words, writer, terminal: false);
    }
}
