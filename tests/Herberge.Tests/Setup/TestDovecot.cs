using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using MailKit.Net.Imap;
using MailKit.Security;
using Xunit.Sdk;
using Xunit.v3;

namespace Herberge.Tests.Setup;

/// <summary>
/// A theory with a real IMAP server. Without Dovecot it is shown as skipped on a laptop and fails where <c>CI=true</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class WithDovecotAttribute(params Engine[] engines) : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker)
    {
        var rows = (engines.Length == 0 ? [Engine.Sqlite, Engine.Postgres] : engines).Select(engine => new TheoryDataRow<Engine>(engine)).ToList();
        if (Environment.GetEnvironmentVariable("CI") is null or "")
        {
            foreach (var row in rows)
            {
                if (!TestDovecot.IsInstalled) row.Skip = "No Dovecot on this machine: ./test installs it on Debian (dovecot-imapd).";
                else if (row.Data == Engine.Postgres && !TestPostgres.IsInstalled) row.Skip = "No PostgreSQL on this machine: ./test installs one on Debian, or set HERBERGE_TEST_POSTGRES.";
            }
        }

        return ValueTask.FromResult<IReadOnlyCollection<ITheoryDataRow>>(rows);
    }

    public override bool SupportsDiscoveryEnumeration() => true;
}

/// <summary>Debian's Dovecot on ports of its own, with one mailbox for whoever knows <see cref="Password"/>; started by the first test that needs it.</summary>
internal sealed class TestDovecot
{
    public const string Password = "pass-wort%1ä";

    private const string Binary = "/usr/sbin/dovecot";
    private static readonly Lazy<Task<TestDovecot>> Once = new(StartAsync);

    private TestDovecot(int plain, int tls, string folder) => (PlainPort, TlsPort, Authority, MailFolder) = (plain, tls, Path.Combine(folder, "authority.pem"), Path.Combine(folder, "mail"));

    public static bool IsInstalled => File.Exists(Binary);

    /// <summary>Without encryption, or with STARTTLS.</summary>
    public int PlainPort { get; }

    public int TlsPort { get; }

    /// <summary>File with the certificate of the authority that signed the server's, for <c>localhost</c>.</summary>
    public string Authority { get; }

    /// <summary>Where mails lie, a folder (maildir) for each user.</summary>
    public string MailFolder { get; }

    public static Task<TestDovecot> RunningAsync() => Once.Value;

    /// <summary>A mailbox nobody has used; its name is its user's.</summary>
    public static string NewUser() => $"u{Guid.CreateVersion7():N}";

    /// <summary>Somebody beside the house, who puts mails into the mailbox or takes them out.</summary>
    public async Task<ImapClient> OpenAsync(string user)
    {
        var client = new ImapClient();
        await client.ConnectAsync("127.0.0.1", PlainPort, SecureSocketOptions.None);
        await client.AuthenticateAsync(user, Password);
        return client;
    }

    private static async Task<TestDovecot> StartAsync()
    {
        if (!IsInstalled) throw new InvalidOperationException("Dovecot is not installed: apt-get install dovecot-imapd");
        var folder = Directory.CreateTempSubdirectory("herberge-imap-").FullName;
        var root = Environment.UserName == "root";
        var (user, group) = root ? ("nobody", "nogroup") : (Environment.UserName, await Servers.SayAsync("id", "-gn"));
        var (plain, tls) = (Servers.FreePort(), Servers.FreePort());
        WriteCertificates(folder);
        Directory.CreateDirectory(Path.Combine(folder, "mail"));
        await File.WriteAllTextAsync(Path.Combine(folder, "dovecot.conf"), $$"""
            base_dir = {{folder}}/run
            state_dir = {{folder}}/run
            log_path = {{folder}}/log
            protocols = imap
            listen = 127.0.0.1
            ssl = yes
            ssl_cert = <{{folder}}/server.pem
            ssl_key = <{{folder}}/server.key
            mail_location = maildir:{{folder}}/mail/%u
            first_valid_uid = 1
            first_valid_gid = 1
            mail_max_userip_connections = 1000
            {{(root ? "" : $"default_internal_user = {user}\ndefault_internal_group = {group}\ndefault_login_user = {user}")}}
            passdb {
              driver = static
              args = password={{Password.Replace("%", "%%", StringComparison.Ordinal)}}
            }
            userdb {
              driver = static
              args = uid={{user}} gid={{group}} home={{folder}}/mail/%u
            }
            service imap-login {
              {{(root ? "" : "chroot =")}}
              inet_listener imap {
                port = {{plain}}
              }
              inet_listener imaps {
                port = {{tls}}
                ssl = yes
              }
            }
            service anvil {
              {{(root ? "" : "chroot =")}}
            }
            """);
        if (root)
        {
            await Servers.SayAsync("chmod", "755", folder);
            await Servers.SayAsync("chown", "-R", user, Path.Combine(folder, "mail"));
        }

        var server = Process.Start(new ProcessStartInfo(Binary, ["-F", "-c", Path.Combine(folder, "dovecot.conf")]))!;
        AppDomain.CurrentDomain.ProcessExit += (_, _) =>
        {
            // It takes its children along when asked to end; killed, it would leave them.
            using (Process.Start("kill", [server.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)])) server.WaitForExit(TimeSpan.FromSeconds(20));
            Directory.Delete(folder, recursive: true);
        };
        await Eventually.IsTrueAsync(() => Servers.AnswersAsync(plain, server, Path.Combine(folder, "log")));
        return new TestDovecot(plain, tls, folder);
    }

    /// <summary>An authority nobody knows, and a certificate of it.</summary>
    private static void WriteCertificates(string folder)
    {
        var now = TimeProvider.System.GetUtcNow();
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Herberge test authority", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        using var root = authority.CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var server = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        server.CertificateExtensions.Add(names.Build());
        using var signed = server.Create(root, now.AddDays(-1), now.AddDays(20), [1, 2, 3, 4]);
        File.WriteAllText(Path.Combine(folder, "authority.pem"), root.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.pem"), signed.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.key"), key.ExportPkcs8PrivateKeyPem());
    }
}
