using System.Text.RegularExpressions;
using Herberge.Foundation.Access;
using Herberge.Foundation.Audit;
using Herberge.Foundation.Outcomes;
using Herberge.Foundation.Settings;
using Herberge.Foundation.Storage;
using Microsoft.EntityFrameworkCore;

namespace Herberge.People.Admin.Settings;

public sealed record EditHouseInput(string? Name, string? Language, string? TimeZone, string? ImprintUrl, string? PrivacyUrl, bool InsidersByLink = true, string? MailDomains = null);

/// <summary>Changes what the house is called, how it speaks and what it links to.</summary>
internal sealed partial class EditHouse(HouseDb db, WriteTransactions writes, House house, TimeProvider clock)
{
    public const int LongestName = 80;
    private const int LongestAddress = 500;
    private const int MostDomains = 20;

    public async Task<Result<Done>> HandleAsync(EditHouseInput input, Viewer viewer, CancellationToken ct)
    {
        if (!viewer.IsAdministrator) return Problem.NotFound();
        var problems = new List<Problem>();
        if (string.IsNullOrWhiteSpace(input.Name)) problems.Add(Problem.Invalid(nameof(input.Name), "house-name-missing"));
        if (input.Name?.Trim().Length > LongestName) problems.Add(Problem.Invalid(nameof(input.Name), "text-long", LongestName));
        if (input.Language is not ("de" or "en")) problems.Add(Problem.Invalid(nameof(input.Language), "language-unknown"));
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(input.TimeZone ?? "", out _)) problems.Add(Problem.Invalid(nameof(input.TimeZone), "time-zone-unknown"));
        if (!IsAddress(input.ImprintUrl)) problems.Add(Problem.Invalid(nameof(input.ImprintUrl), "link-address-invalid"));
        if (!IsAddress(input.PrivacyUrl)) problems.Add(Problem.Invalid(nameof(input.PrivacyUrl), "link-address-invalid"));
        var domains = (input.MailDomains ?? "").Split((char[])[',', ';', ' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(domain => domain.TrimStart('@').ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToList();
        if (domains.Count > MostDomains) problems.Add(Problem.Invalid(nameof(input.MailDomains), "mail-domains-most", MostDomains));
        else if (domains.Find(domain => !DomainName().IsMatch(domain)) is { } wrong) problems.Add(Problem.Invalid(nameof(input.MailDomains), "mail-domain", wrong));
        if (problems.Count > 0) return Result<Done>.From(problems);

        await using var write = await writes.BeginAsync(db, ct);
        var settings = await db.Settings.AsTracking().SingleAsync(ct);
        settings.Name = input.Name!.Trim();
        settings.Language = input.Language!;
        settings.TimeZone = input.TimeZone!;
        settings.ImprintUrl = Text(input.ImprintUrl);
        settings.PrivacyUrl = Text(input.PrivacyUrl);
        settings.InsidersByLink = input.InsidersByLink;
        settings.MailDomains = string.Join(',', domains);
        var changed = db.Entry(settings).Properties.Where(p => p.IsModified).Select(p => p.Metadata.Name).ToList();
        if (changed.Count == 0) return new Done();

        db.Audit.Add(new AuditEntry(viewer.MemberId, "house.changed", settings.Name, string.Join(", ", changed), clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        await write.CommitAsync(ct);
        await house.ReloadAsync(db, ct);
        return new Done();
    }

    /// <summary>Empty, a page of this house, or a web address; nothing a browser would run.</summary>
    private static bool IsAddress(string? text) => Text(text) is not { } address
        || (address.Length <= LongestAddress && !address.Any(char.IsControl)
            && ((address is ['/', ..] and not ['/', '/' or '\\', ..])
                || (Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "https" or "http")));

    [GeneratedRegex(@"^(?=.{4,100}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$")]
    private static partial Regex DomainName();

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}
