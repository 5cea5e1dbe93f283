using Herberge.Voices.Exports;

namespace Herberge.Voices.Refi;

/// <summary>A coding as it goes into a project; <see cref="Coder"/> is a pseudonym.</summary>
internal sealed record ProjectMark(Guid Id, Guid CodeId, Guid Coder, DateTimeOffset At, int? Start, int? Length);

/// <summary>What is known of every observation, as variables of the project.</summary>
internal sealed record ProjectVariable(string Name, string Kind, Func<ExportedVoice, string?> Value)
{
    public static readonly IReadOnlyList<ProjectVariable> All =
    [
        new("channel", "Text", voice => voice.Channel.ToString()),
        new("segment", "Text", voice => voice.Segment),
        new("language", "Text", voice => voice.Language),
        new("source", "Text", voice => voice.Source),
        new("state", "Text", voice => voice.State.ToString()),
        new("link", "Text", voice => voice.Link),
        new("pressure", "Integer", voice => voice.Pressure?.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        new("said", "DateTime", voice => RefiXml.At(voice.SaidAt)),
    ];

    public const string Segment = "segment";

    public Guid Id => IdOf(Name);

    public static Guid IdOf(string name) => RefiXml.GuidOf($"variable\0{name}");
}
