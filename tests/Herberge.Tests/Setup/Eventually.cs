namespace Herberge.Tests.Setup;

/// <summary>
/// Waits for what the house does in its own time. The limit only ends a test that would hang: it is far longer than
/// anything takes, so that a busy machine fails no test.
/// </summary>
public static class Eventually
{
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    public static async Task IsTrueAsync(Func<Task<bool>> isSo)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await isSo())
        {
            Assert.False(limit.IsCancellationRequested, "It did not happen.");
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }
    }

    public static Task IsTrueAsync(Func<bool> isSo) => IsTrueAsync(() => Task.FromResult(isSo()));

    public static Task<T> ComesAsync<T>(Task<T> what) => what.WaitAsync(Limit, TestContext.Current.CancellationToken);
}
