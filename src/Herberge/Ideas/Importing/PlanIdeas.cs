using System.Security.Cryptography;
using System.Text;
using Herberge.Foundation.Csv;
using Herberge.Foundation.Imports;
using Herberge.Ideas.Stages;
using Herberge.People;
using Herberge.Spaces;

namespace Herberge.Ideas.Importing;

/// <summary>What rows are read against.</summary>
/// <param name="Readers">People who may read the space of the campaign: nobody else can be an author there.</param>
/// <param name="Is">What whoever imports may act as when ideas move.</param>
/// <param name="UsualReason">Of being placed, where the file gives none.</param>
/// <param name="Plain">Markdown without its marks.</param>
internal sealed record PlanFrame(
    Guid CampaignId, IReadOnlyList<Stage> Stages, KnownPeople People, IReadOnlySet<Guid> Readers, StageMovers Is, string UsualReason, Func<string, string> Plain, TimeZoneInfo Zone,
    DateTimeOffset Now);

/// <summary>Turns rows into ideas to be, or says by line what is wrong with them. The rule of stages holds for them as for all.</summary>
internal sealed class PlanIdeas(SentTable table, IdeaMapping mapping, PlanFrame frame)
{
    public const int Most = 2_000;
    private const int LongestWord = 200;

    // A cell that can't be read is no matter in a column nobody wants.
    private readonly List<CsvFault> _faults =
        [.. table.Faults.Where(fault => !fault.Code.StartsWith("cell-", StringComparison.Ordinal) || fault.Column is null || mapping.Columns.Values.Contains(fault.Column))];
    private readonly Dictionary<IdeaField, int> _at = mapping.Columns.ToDictionary(c => c.Key, c => table.Columns.ToList().IndexOf(c.Value));
    private readonly Stage _first = frame.Stages.First(s => s.Kind == StageKind.Submitted && s.RetiredAt is null);

    public IdeasPlan Make()
    {
        if (mapping[IdeaField.Title] is null) return new IdeasPlan([], 0, table.Faults);
        if (table.Rows.Count > Most) return new IdeasPlan([], 0, [.. _faults, new CsvFault(table.Rows[Most].Line, null, "import-too-many", Most)]);
        var ideas = new List<PlannedIdea>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var twice = 0;
        foreach (var row in table.Rows)
        {
            var before = _faults.Count;
            var idea = Read(row);
            if (_faults.Count > before) continue;
            if (seen.Add(idea.Key)) ideas.Add(idea);
            else twice++;
        }

        return new IdeasPlan(ideas, twice, _faults);
    }

    private PlannedIdea Read(CsvRow row)
    {
        var title = IdeaText.Line(Cell(row, IdeaField.Title, PostText.LongestTitle) ?? "");
        if (title.Length == 0) Fault(row, IdeaField.Title, "import-fault-title");
        var (lead, text) = (Cell(row, IdeaField.Lead, Idea.LongestLead), Cell(row, IdeaField.Text, PostText.Longest - LongestWord));
        if (lead is null && text is null) Fault(row, IdeaField.Text, "import-fault-text");
        var (author, date) = (Cell(row, IdeaField.Author, LongestWord), Cell(row, IdeaField.Date, 40));
        var tags = IdeaText.TagsIn(Cell(row, IdeaField.Tags, 1000));
        if (IdeaText.CheckTags("Tags", tags) is { } wrong) Fault(row, IdeaField.Tags, wrong.Code == "idea-tags-many" ? "import-fault-tags" : "import-fault-tag", wrong.Arguments);
        var key = Cell(row, IdeaField.Key, LongestWord);
        var (to, reason) = Place(row);
        return new PlannedIdea(
            row.Line, KeyOf(key is null ? $"row\0{title}\0{lead}\0{text}\0{date}\0{author}" : $"key\0{key}"), title, lead is null ? IdeaText.LeadOf(frame.Plain((text ?? "").Split("\n\n")[0])) : IdeaText.Line(lead), text ?? lead ?? "",
            Author(author), author, At(row, date), to, reason, tags);
    }

    private Guid? Author(string? text) =>
        (frame.People.ByEmail(text) ?? frame.People.ByHandle(text)) is { IsActive: true } known && frame.Readers.Contains(known.Id) ? known.Id : null;

    private DateTimeOffset At(CsvRow row, string? text)
    {
        if (text is null) return frame.Now;
        var read = SentInstant.Of(text, table.HasSerialDates, frame.Zone);
        if (read is null) Fault(row, IdeaField.Date, "import-fault-date", text);
        else if (read > frame.Now.AddDays(1)) Fault(row, IdeaField.Date, "import-fault-future", text);
        // A day without an hour is its noon, which for today may be still to come.
        return read is { } at && at < frame.Now ? at : frame.Now;
    }

    private (Stage? To, string Reason) Place(CsvRow row)
    {
        var reason = Cell(row, IdeaField.Reason, StageMove.LongestReason);
        var placed = reason ?? frame.UsualReason;
        if (Cell(row, IdeaField.Stage, LongestWord) is not { } name) return (null, placed);
        if (frame.Stages.FirstOrDefault(s => s.RetiredAt is null && (Same(s.NameDe, name) || Same(s.NameEn, name))) is not { } to)
        {
            Fault(row, IdeaField.Stage, "import-fault-stage", name);
            return (null, placed);
        }

        if (to.Id == _first.Id) return (null, placed);
        // What a file brings is neither answered nor evaluated nor decided in this house, and who parks or declines says why.
        foreach (var problem in StageRules.Against(new StageFacts(_first, false, false, null, false, false, false), to, frame.Is, reason))
            _faults.Add(new CsvFault(row.Line, mapping[problem.Field is null ? IdeaField.Stage : IdeaField.Reason], problem.Code, problem.Arguments));
        return (to, placed);
    }

    private static bool Same(string name, string typed) => string.Equals(name.Trim(), typed, StringComparison.OrdinalIgnoreCase);

    private string? Cell(CsvRow row, IdeaField field, int longest)
    {
        if (!_at.TryGetValue(field, out var at)) return null;
        var text = row.Fields[at].Trim();
        if (text.Length > longest) Fault(row, field, "import-fault-long", longest);
        return text.Length == 0 ? null : text;
    }

    /// <summary>Of one campaign: two tools may both count from one.</summary>
    private string KeyOf(string id) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{frame.CampaignId}\0{id}")));

    private void Fault(CsvRow row, IdeaField field, string code, params object[] arguments) => _faults.Add(new CsvFault(row.Line, mapping[field], code, arguments));
}
