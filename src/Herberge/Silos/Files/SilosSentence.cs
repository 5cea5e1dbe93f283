namespace Herberge.Silos.Files;

/// <summary>The headline number in a sentence.</summary>
internal static class SilosSentence
{
    public static string Of(double? openness, SilosFilesWords words) => words[openness switch
    {
        null => "sentence-none",
        < 0.2 => "sentence-hardly",
        < 0.4 => "sentence-third",
        < 0.6 => "sentence-half",
        < 0.9 => "sentence-less",
        <= 1.1 => "sentence-chance",
        _ => "sentence-more",
    }];
}
