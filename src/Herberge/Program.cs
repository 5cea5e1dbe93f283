using Herberge.Commands;

return await Verbs.RunAsync(args);

/// <summary>Named so that tests and tools can point at this assembly.</summary>
public partial class Program;
