using Herberge.Foundation.Csv;
using Herberge.Voices.Masking;

namespace Herberge.Voices.Importing;

/// <summary>A row that will become an observation, masked already.</summary>
/// <param name="Id">Given where something else is to point at it.</param>
internal sealed record PlannedVoice(
    int Line, string ExternalKey, MaskedText Quote, MaskedText? Context, DateTimeOffset SaidAt, VoiceChannel Channel, string? Segment, string Language, string? Place, string? Link,
    string? Author, Guid? Id = null);

/// <summary>What importing a file will do, before anything is done.</summary>
/// <param name="Known">Rows the source brought before, or the file has twice.</param>
/// <param name="Faults">One is enough for nothing to be written.</param>
internal sealed record VoicesPlan(IReadOnlyList<PlannedVoice> Voices, int Known, IReadOnlyList<CsvFault> Faults);
