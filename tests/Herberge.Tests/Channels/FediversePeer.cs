using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Herberge.Tests.Setup;

namespace Herberge.Tests.Channels;

/// <summary>A server of the fediverse that shares no code with the house: Fedify, with one person called Jo.</summary>
internal sealed class FediversePeer : IAsyncDisposable
{
    private readonly Process _node;
    private readonly ConcurrentQueue<JsonElement> _said = new();
    private int _number;

    private FediversePeer(Process node) => _node = node;

    public string Root { get; private set; } = "";

    public string Actor => $"{Root}/users/jo";

    /// <param name="signatures"><c>rfc9421</c>, or <c>draft-cavage-http-signatures-12</c>, which then knows nothing else.</param>
    /// <param name="address">Where it listens.</param>
    public static async Task<FediversePeer> StartAsync(string signatures, string address)
    {
        var peer = new FediversePeer(OtherPrograms.Start("@fedify/fedify", "fediverse.mjs", signatures, address));
        _ = Task.Run(peer.ListenAsync);
        peer.Root = (await peer.HearsAsync(line => line.TryGetProperty("root", out _))).GetProperty("root").GetString()!;
        return peer;
    }

    /// <returns>The name of the activity.</returns>
    public async Task<string> DoAsync(string act, string space, object? more = null)
    {
        var id = $"{Root}/activities/{++_number}";
        var told = JsonSerializer.SerializeToNode(more ?? new { })!.AsObject();
        told["act"] = act;
        told["actor"] = space;
        told["id"] = id;
        await _node.StandardInput.WriteLineAsync(told.ToJsonString());
        var answer = await HearsAsync(line => line.TryGetProperty("sent", out _) || line.TryGetProperty("failed", out _));
        Assert.True(answer.TryGetProperty("sent", out _), answer.ToString());
        return id;
    }

    public async Task<JsonElement> LookAsync(string what)
    {
        await _node.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { act = "look", what }));
        return await HearsAsync(line => line.TryGetProperty("looked", out _));
    }

    /// <summary>Waits for an activity in its inbox.</summary>
    public Task<JsonElement> ReceivesAsync(string type, string? about = null) =>
        HearsAsync(line => line.TryGetProperty("type", out var said) && said.GetString() == type && (about is null || line.GetProperty("object").GetString() == about));

    public async ValueTask DisposeAsync()
    {
        _node.StandardInput.Close();
        await _node.WaitForExitAsync();
        _node.Dispose();
    }

    private async Task ListenAsync()
    {
        while (await _node.StandardOutput.ReadLineAsync() is { } line)
            if (line.StartsWith('{')) _said.Enqueue(JsonDocument.Parse(line).RootElement);
    }

    /// <summary>The first line of a kind; it is not heard again.</summary>
    private async Task<JsonElement> HearsAsync(Func<JsonElement, bool> isIt)
    {
        JsonElement? found = null;
        try
        {
            await Eventually.IsTrueAsync(() => Take());
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Heard was: {string.Join('\n', _said)}", wrong);
        }

        return found!.Value;

        bool Take()
        {
            for (var left = _said.Count; left > 0 && _said.TryDequeue(out var line); left--)
            {
                if (found is null && isIt(line)) found = line;
                else _said.Enqueue(line);
            }

            return found is not null;
        }
    }
}
