using Herberge.People.Admin;
using Microsoft.Extensions.Localization;

namespace Herberge.Spaces.Imports.Runs;

/// <summary>Marker of the words of importing conversations in the browser.</summary>
internal sealed class RunWords;

/// <summary>The room's line in the administration's navigation.</summary>
internal sealed class ImportSections(IStringLocalizer<RunWords> words) : IAdminSectionSource
{
    public IEnumerable<AdminSection> Sections() => [new(70, "/admin/import/conversations", words["title"], "messages")];
}
