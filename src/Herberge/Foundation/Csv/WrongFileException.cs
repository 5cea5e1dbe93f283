namespace Herberge.Foundation.Csv;

/// <summary>
/// A file can't be used as it is. The message is for the person who made it: file, line, column and value, for example
/// <c>ties.csv, line 17, column "to": "m0815" is not in people.csv</c>.
/// </summary>
internal sealed class WrongFileException(string message) : FormatException(message);
