using System.Diagnostics;

namespace Herberge.Tests.Voices;

/// <summary>libxml2's own program: a reader of XML that shares nothing with ours.</summary>
internal static class XmlLint
{
    /// <summary>What it says against a document and a schema; empty when it is valid.</summary>
    public static Task<string> ValidateAsync(string schema, byte[] document) => RunAsync(document, "--noout", "--nonet", "--schema", schema, "-");

    /// <summary>What an XPath expression finds, elements named without their namespace as <c>*[local-name()='Code']</c>.</summary>
    public static Task<string> FindAsync(byte[] document, string path) => RunAsync(document, "--nonet", "--xpath", path, "-");

    private static async Task<string> RunAsync(byte[] document, params string[] arguments)
    {
        var start = new ProcessStartInfo("xmllint", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("No xmllint on this machine: ./test installs libxml2-utils on Debian.");
            throw;
        }

        using (process)
        {
            var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.BaseStream.WriteAsync(document);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? (await said).Trim() : $"exit {process.ExitCode}: {await wrong}";
        }
    }
}
