using System.Text;

namespace Herberge.Foundation.Csv;

/// <summary>CSV in pieces, UTF-8 with a byte order mark so that spreadsheets read umlauts.</summary>
internal sealed class CsvFlow(Stream stream, char separator) : IAsyncDisposable
{
    private readonly StringBuilder _text = new("\uFEFF");

    public void Line(params ReadOnlySpan<string?> fields) => CsvText.AppendLine(_text, separator, fields);

    public async Task PassOnAsync(CancellationToken ct)
    {
        await stream.WriteAsync(Encoding.UTF8.GetBytes(_text.ToString()), ct);
        _text.Clear();
    }

    public async ValueTask DisposeAsync() => await stream.FlushAsync();
}
