using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Herberge.Tests.Foundation;

/// <summary>A small SMTP server (RFC 5321) that keeps what it is given and refuses recipients when told to.</summary>
internal sealed class SmtpListener : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _serving;

    public SmtpListener()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public ConcurrentQueue<(string From, string To, string Data)> Received { get; } = new();

    /// <summary>Answers every recipient with this instead of taking them.</summary>
    public string? Refusal { get; set; }

    public int Refused { get; private set; }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _serving;
        _closing.Dispose();
    }

    private async Task ServeAsync()
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_closing.Token);
                await TalkAsync(client.GetStream());
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
            {
                // The other side hung up, or the test is over.
            }
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        using var reader = new StreamReader(stream, Encoding.Latin1);
        await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
        await writer.WriteLineAsync("220 test ESMTP");
        var (from, to) = ("", "");
        while (await reader.ReadLineAsync(_closing.Token) is { } line)
        {
            switch (line.Split(' ', ':')[0].ToUpperInvariant())
            {
                case "EHLO":
                    await writer.WriteLineAsync("250-test\r\n250 8BITMIME");
                    break;
                case "MAIL":
                    from = line;
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "RCPT" when Refusal is not null:
                    Refused++;
                    await writer.WriteLineAsync(Refusal);
                    break;
                case "RCPT":
                    to = line;
                    await writer.WriteLineAsync("250 OK");
                    break;
                case "DATA":
                    await writer.WriteLineAsync("354 go on");
                    var data = new StringBuilder();
                    while (await reader.ReadLineAsync(_closing.Token) is { } text && text != ".") data.Append(text).Append('\n');
                    Received.Enqueue((from, to, data.ToString()));
                    await writer.WriteLineAsync("250 kept");
                    break;
                case "QUIT":
                    await writer.WriteLineAsync("221 bye");
                    return;
                default:
                    await writer.WriteLineAsync("250 OK");
                    break;
            }
        }
    }
}
