using System.CommandLine;
using System.Globalization;
using Herberge.Foundation.Portability;
using Herberge.Foundation.Settings;

namespace Herberge.Commands;

/// <summary><c>herberge export --out FILE.zip</c>: the whole house as one file in an open format (docs/export.md).</summary>
internal static class ExportVerb
{
    public static Command Create()
    {
        var data = Verbs.DataOption();
        var file = new Option<string>("--out") { Description = "Write to this file", HelpName = "FILE.zip", Required = true };
        var withPasswords = new Option<bool>("--with-passwords") { Description = "Also hashes of passwords, so that people can go on with theirs" };
        var command = new Command("export", "Write the whole house into one file in an open format, to import it elsewhere") { data, file, withPasswords };
        command.SetAction((parsed, ct) => RunAsync(parsed.GetRequiredValue(data), parsed.GetRequiredValue(file), parsed.GetValue(withPasswords), ct));
        return command;
    }

    private static async Task<int> RunAsync(string data, string file, bool withPasswords, CancellationToken ct)
    {
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");
        if (File.Exists(file)) throw new FormatException($"{file} is already there. Choose another name, or delete it.");
        if (!Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file)))) throw new FormatException($"There is no folder {Path.GetDirectoryName(Path.GetFullPath(file))}.");
        await using var app = HouseApp.Build(new Dictionary<string, string?> { ["Herberge:Data"] = data });
        await HouseApp.PrepareAsync(app, ct);
        if (!app.Services.GetRequiredService<House>().IsOpen) throw new FormatException($"The house in {Path.GetFullPath(data)} is empty; there is nothing to export.");
        await using var scope = app.Services.CreateAsyncScope();
        var manifest = await scope.ServiceProvider.GetRequiredService<ExportHouse>().HandleAsync(file, withPasswords, null, new HouseProgressLine("Exporting"), ct);
        Console.WriteLine($"{file}: {manifest.Files.Sum(f => f.Rows):N0} lines, {new FileInfo(file).Length:N0} bytes.");
        if (manifest.Waiting > 0) Console.WriteLine($"{manifest.Waiting:N0} messages had not left the house yet and are not in the file.");
        Console.WriteLine("It holds everything people wrote here, private spaces and notes of moderators too. Keep it as you keep the house.");
        return Verbs.Done;
    }
}
