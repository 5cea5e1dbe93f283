using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using Herberge.Tests.Setup;

namespace Herberge.Browser.Tests.Setup;

/// <summary>A test that needs a server that speaks Redis. Without one it is shown as skipped on a laptop and fails where <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WithRedisAttribute : FactAttribute
{
    public WithRedisAttribute([CallerFilePath] string? sourceFilePath = null, [CallerLineNumber] int sourceLineNumber = -1) : base(sourceFilePath, sourceLineNumber)
    {
        if (Environment.GetEnvironmentVariable("CI") is not null and not "") return;
        if (!TestRedis.IsInstalled) Skip = "No Redis on this machine: ./test installs it on Debian (redis-server).";
        else if (!TestPostgres.IsInstalled) Skip = "No PostgreSQL on this machine: ./test installs one on Debian, or set HERBERGE_TEST_POSTGRES.";
    }
}

/// <summary>Debian's Redis on a port of its own, keeping nothing.</summary>
internal sealed class TestRedis : IAsyncDisposable
{
    private const string Binary = "/usr/bin/redis-server";
    private readonly Process _process;

    private TestRedis(Process process, int port) => (_process, Address) = (process, $"127.0.0.1:{port}");

    public static bool IsInstalled => File.Exists(Binary);

    public string Address { get; }

    public static async Task<TestRedis> StartAsync()
    {
        var port = Servers.FreePort();
        var start = new ProcessStartInfo(Binary, ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]) { RedirectStandardOutput = true };
        var server = new TestRedis(Process.Start(start)!, port);
        for (var attempt = 0; attempt < 600; attempt++)
        {
            Assert.False(server._process.HasExited, "Redis did not start.");
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return server;
            }
            catch (SocketException)
            {
                await Task.Delay(100);
            }
        }

        throw new InvalidOperationException("Redis did not start within a minute.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
