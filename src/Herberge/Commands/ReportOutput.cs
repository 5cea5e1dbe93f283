using Herberge.Silos.Figures;
using Herberge.Silos.Files;

namespace Herberge.Commands;

/// <summary>Writes a silo report in a format, to standard output or to a file.</summary>
/// <param name="format"><c>text</c>, <c>json</c> or <c>html</c>.</param>
/// <param name="file">Null for standard output.</param>
/// <param name="words">The report's language.</param>
internal sealed class ReportOutput(string format, string? file, SilosFilesWords words)
{
    public Task<int> WriteAsync(SiloFigures figures, CancellationToken ct) =>
        new FileOutput(format, file).WriteAsync(new SiloResult(figures, words), ct);

    private sealed class SiloResult(SiloFigures figures, SilosFilesWords words) : IFileResult
    {
        public void WriteText(TextWriter writer, bool terminal) => SilosText.Write(figures, words, writer, terminal);

        public void WriteJson(Stream stream) => SilosJson.Write(figures, stream);

        public void WriteHtml(TextWriter writer) => SilosHtml.Write(figures, words, writer);
    }
}
