using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Herberge.Tests.Setup;

/// <summary>What every test server needs: a port nobody has, programs of the system, and knowing when it answers.</summary>
internal static class Servers
{
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    /// <summary>Runs a program to its end.</summary>
    /// <returns>What it printed.</returns>
    /// <exception cref="InvalidOperationException">It ended with an error.</exception>
    public static async Task<string> SayAsync(string file, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said.Trim() : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }

    /// <summary>Whether somebody listens at the port.</summary>
    /// <exception cref="InvalidOperationException">The server ended; with what stands in its log.</exception>
    public static async Task<bool> AnswersAsync(int port, Process server, string log)
    {
        if (server.HasExited) throw new InvalidOperationException($"The server ended: {await File.ReadAllTextAsync(log)}");
        try
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(IPAddress.Loopback, port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
