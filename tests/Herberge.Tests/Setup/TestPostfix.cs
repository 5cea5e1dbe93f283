using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Herberge.Tests.Setup;

/// <summary>A theory with real servers for both ways of mail. Without them, or without root, it is shown as skipped on a laptop and fails where <c>CI=true</c>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WithMailServersAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        List<TheoryDataRow<Engine>> rows = [new(Engine.Sqlite), new(Engine.Postgres)];
        if (Environment.GetEnvironmentVariable("CI") is null or "")
        {
            foreach (var row in rows)
            {
                if (!TestPostfix.IsInstalled || !TestDovecot.IsInstalled) row.Skip = "No Postfix or no Dovecot on this machine: ./test installs them on Debian (postfix, dovecot-imapd).";
                else if (Environment.UserName != "root") row.Skip = "Postfix is started by root alone.";
                else if (row.Data == Engine.Postgres && !TestPostgres.IsInstalled) row.Skip = "No PostgreSQL on this machine: ./test installs one on Debian, or set HERBERGE_TEST_POSTGRES.";
            }
        }

        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>Debian's Postfix on a port of its own, with a queue of its own. It delivers into mailboxes of Dovecot; what has none comes back.</summary>
internal sealed class TestPostfix : IAsyncDisposable
{
    private const string Programs = "/usr/lib/postfix/sbin";
    private const int Nobody = 65534;

    private static readonly string[] Queues = ["active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "maildrop", "pid", "private", "public", "saved", "trace"];

    private readonly string _folder;
    private readonly Process _master;

    private TestPostfix(string folder, Process master, int port) => (_folder, _master, Port) = (folder, master, port);

    public static bool IsInstalled => File.Exists($"{Programs}/master");

    public int Port { get; }

    /// <param name="mailFolder">Of Dovecot.</param>
    /// <param name="mailboxes">Address, without what stands after a plus sign, and the user it belongs to.</param>
    public static async Task<TestPostfix> StartAsync(string mailFolder, params (string Address, string User)[] mailboxes)
    {
        if (!IsInstalled) throw new InvalidOperationException("Postfix is not installed: apt-get install postfix");
        var folder = Directory.CreateTempSubdirectory("herberge-smtp-").FullName;
        var port = Servers.FreePort();
        foreach (var queue in Queues) Directory.CreateDirectory(Path.Combine(folder, "queue", queue));
        Directory.CreateDirectory(Path.Combine(folder, "data"));
        await File.WriteAllLinesAsync(Path.Combine(folder, "mailboxes"), mailboxes.Select(m => $"{m.Address} {m.User}/"));
        await File.WriteAllTextAsync(Path.Combine(folder, "main.cf"), $$"""
            compatibility_level = 3.6
            queue_directory = {{folder}}/queue
            data_directory = {{folder}}/data
            mail_owner = postfix
            setgid_group = postdrop
            command_directory = /usr/sbin
            daemon_directory = {{Programs}}
            maillog_file_prefixes = {{folder}}
            maillog_file = {{folder}}/log
            inet_interfaces = 127.0.0.1
            inet_protocols = ipv4
            myhostname = mx.example
            mydestination =
            alias_maps =
            local_recipient_maps =
            mynetworks = 127.0.0.0/8
            smtpd_relay_restrictions = permit_mynetworks, reject
            smtpd_reject_unlisted_recipient = no
            recipient_delimiter = +
            virtual_mailbox_domains = {{string.Join(", ", mailboxes.Select(m => m.Address.Split('@')[1]).Distinct())}}
            virtual_mailbox_base = {{mailFolder}}
            virtual_mailbox_maps = texthash:{{folder}}/mailboxes
            virtual_uid_maps = static:{{Nobody.ToString(CultureInfo.InvariantCulture)}}
            virtual_gid_maps = static:{{Nobody.ToString(CultureInfo.InvariantCulture)}}
            virtual_minimum_uid = 1
            smtp_tls_security_level = none

            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "master.cf"), $"""
            127.0.0.1:{port.ToString(CultureInfo.InvariantCulture)} inet n - n - - smtpd
            pickup unix n - n 60 1 pickup
            cleanup unix n - n - 0 cleanup
            qmgr unix n - n 300 1 qmgr
            rewrite unix - - n - - trivial-rewrite
            bounce unix - - n - 0 bounce
            defer unix - - n - 0 bounce
            trace unix - - n - 0 bounce
            verify unix - - n - 1 verify
            flush unix n - n 1000? 0 flush
            proxymap unix - - n - - proxymap
            smtp unix - - n - - smtp
            error unix - - n - - error
            retry unix - - n - - error
            virtual unix - n n - - virtual
            anvil unix - - n - 1 anvil
            postlog unix-dgram n - n - 1 postlogd

            """);
        await Servers.SayAsync("chmod", "755", folder);
        await Servers.SayAsync("chown", "-R", "postfix", Path.Combine(folder, "queue"), Path.Combine(folder, "data"));
        await Servers.SayAsync("chown", "root", Path.Combine(folder, "queue"), Path.Combine(folder, "queue", "pid"));
        var master = Process.Start(new ProcessStartInfo($"{Programs}/master", ["-c", folder]))!;
        var server = new TestPostfix(folder, master, port);
        await Eventually.IsTrueAsync(() => Servers.AnswersAsync(port, master, Path.Combine(folder, "log")));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // It takes its children along when asked to end.
        await Servers.SayAsync("kill", _master.Id.ToString(CultureInfo.InvariantCulture));
        await _master.WaitForExitAsync();
        _master.Dispose();
        Directory.Delete(_folder, recursive: true);
    }
}
