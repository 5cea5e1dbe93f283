using System.Diagnostics;
using Npgsql;

namespace Herberge.Tests.Setup;

/// <summary>
/// One PostgreSQL for the test run: the one <c>HERBERGE_TEST_POSTGRES</c> names (<c>postgresql://…</c>), else a cluster of
/// our own in a temporary folder, started from Debian's binaries and stopped with the process.
/// </summary>
public static class TestPostgres
{
    private static readonly SemaphoreSlim Once = new(1, 1);
    private static string? _server;

    private static string? Binaries { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin"))
            .Where(bin => File.Exists(Path.Combine(bin, "initdb"))).Order(StringComparer.Ordinal).LastOrDefault()
        : null;

    public static bool IsInstalled => Environment.GetEnvironmentVariable("HERBERGE_TEST_POSTGRES") is { Length: > 0 } || Binaries is not null;

    /// <summary>Creates an empty database, or a copy of <paramref name="template"/>, and returns its address.</summary>
    public static async Task<string> CreateDatabaseAsync(string name, string? template)
    {
        var server = await ServerAsync();
        await using var connection = new NpgsqlConnection(Form(server, "postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = template is null ? $"CREATE DATABASE \"{name}\"" : $"CREATE DATABASE \"{name}\" TEMPLATE \"{template}\" STRATEGY FILE_COPY";
        await command.ExecuteNonQueryAsync();
        return $"{server}/{name}?Maximum Pool Size=20";
    }

    public static async Task DropDatabaseAsync(string name)
    {
        await using var connection = new NpgsqlConnection(Form(await ServerAsync(), "postgres"));
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"DROP DATABASE IF EXISTS \"{name}\" WITH (FORCE)";
        await command.ExecuteNonQueryAsync();
    }

    private static string Form(string server, string database)
    {
        var uri = new Uri(server);
        var user = uri.UserInfo.Split(':', 2);
        return new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host, Port = uri.Port, Username = user[0], Password = user.ElementAtOrDefault(1), Database = database, Pooling = false,
        }.ToString();
    }

    private static async Task<string> ServerAsync()
    {
        await Once.WaitAsync();
        try
        {
            return _server ??= Environment.GetEnvironmentVariable("HERBERGE_TEST_POSTGRES") is { Length: > 0 } given
                ? given.TrimEnd('/')
                : await StartAsync();
        }
        finally
        {
            Once.Release();
        }
    }

    private static async Task<string> StartAsync()
    {
        var bin = Binaries ?? throw new InvalidOperationException("PostgreSQL is not installed: apt-get install postgresql");
        var folder = Directory.CreateTempSubdirectory("herberge-pg-").FullName;
        var port = Servers.FreePort();
        if (Environment.UserName == "root") await RunAsync("chown", "postgres", folder);
        var data = Path.Combine(folder, "data");
        await AsServerUserAsync(Path.Combine(bin, "initdb"), "-D", data, "-U", "herberge", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-N");
        await AsServerUserAsync(Path.Combine(bin, "pg_ctl"), "-D", data, "-w", "-l", Path.Combine(folder, "log"), "-o",
            $"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=300",
            "start");
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            AsServerUserAsync(Path.Combine(bin, "pg_ctl"), "-D", data, "-m", "immediate", "stop").GetAwaiter().GetResult();
            Directory.Delete(folder, recursive: true);
        };
        return $"postgresql://herberge@127.0.0.1:{port}";
    }

    private static Task AsServerUserAsync(params string[] command) =>
        // PostgreSQL refuses to run as root.
        Environment.UserName == "root" ? RunAsync("runuser", ["-u", "postgres", "--", .. command]) : RunAsync(command[0], command[1..]);

    private static async Task RunAsync(string file, params string[] arguments)
    {
        // Output goes nowhere: the server inherits the pipe and would keep it open.
        var start = new ProcessStartInfo("/bin/sh") { WorkingDirectory = "/tmp" };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add("exec \"$@\" >/dev/null 2>&1");
        start.ArgumentList.Add("sh");
        start.ArgumentList.Add(file);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{file} {string.Join(' ', arguments)} ended with {process.ExitCode}");
    }
}
