using Herberge.Voices.Coding;

namespace Herberge.Voices.VoicesPages;

/// <summary>An entry of the codebook, as it is typed.</summary>
public sealed class CodeBookForm
{
    public string? Name { get; set; }

    public string? Definition { get; set; }

    public string? Example { get; set; }

    public Guid? ParentId { get; set; }

    public WriteCodeInput ToInput() => new(Name, Definition, Example, ParentId);
}
