namespace Herberge.Foundation.Imports;

/// <summary>Something wrong in a file: where, and the code of the sentence that says what to do.</summary>
/// <param name="File">Name of the file, without its folder; for archives the path inside.</param>
/// <param name="Line">From 1; null when the whole file is meant.</param>
/// <param name="Column">Name of a CSV column or position in the line.</param>
/// <param name="Code">Key of the sentence in <see cref="ImportWords"/>.</param>
/// <param name="Arguments">Fill its placeholders.</param>
public sealed record ImportFault(string File, long? Line, string? Column, string Code, params object[] Arguments);

/// <summary>Stops reading a file that can't be understood.</summary>
public sealed class WrongImportFileException(ImportFault fault) : Exception(fault.Code)
{
    public ImportFault Fault => fault;
}
