using Herberge.Foundation.Portability;

namespace Herberge.Commands;

/// <summary>One line on standard error that overwrites itself on a terminal and stays short in a log.</summary>
internal sealed class HouseProgressLine(string doing) : IProgress<HouseProgress>
{
    private long _lastPercent = -1;

    public void Report(HouseProgress value)
    {
        var percent = value.Total == 0 ? 0 : 100 * value.Done / value.Total;
        if (percent == _lastPercent || (Console.IsErrorRedirected && percent / 25 == _lastPercent / 25 && _lastPercent >= 0)) return;
        _lastPercent = percent;
        if (Console.IsErrorRedirected) Console.Error.WriteLine($"{doing}: {percent} %");
        else Console.Error.Write(percent == 100 ? $"\r{doing}: done   \n" : $"\r{doing}: {percent} % ");
    }
}
