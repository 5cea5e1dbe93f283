using Microsoft.Extensions.Localization;

namespace Herberge.People.Admin;

/// <param name="Order">Places it among those of all rooms.</param>
public sealed record AdminSection(int Order, string Href, string Text, string Icon);

/// <summary>Lines in the administration's own navigation. Rooms above bring theirs.</summary>
public interface IAdminSectionSource
{
    IEnumerable<AdminSection> Sections();
}

/// <summary>The sections this room holds.</summary>
internal sealed class AdminSections(IStringLocalizer<AdminWords> words) : IAdminSectionSource
{
    public IEnumerable<AdminSection> Sections() =>
    [
        new(10, "/admin", words["overview"], "home"),
        new(20, "/admin/house", words["house"], "building-community"),
        new(30, "/admin/people", words["people"], "users"),
        new(40, "/admin/units", words["units"], "sitemap"),
        new(50, "/admin/partners", words["partners"], "heart-handshake"),
        new(60, "/admin/import", words["import"], "upload"),
        new(80, "/admin/mail", words["mail"], "mail"),
        new(90, "/admin/audit", words["audit"], "history"),
    ];
}
