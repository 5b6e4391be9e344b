using System.Net;
using System.Net.Sockets;

namespace Plainmend.Tests.Given;

/// <summary>A server on loopback that speaks with each caller on a line of its own until it is disposed.</summary>
public abstract class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _door = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _loop;

    protected LoopbackServer()
    {
        _door.Start();
        _loop = Task.Run(AcceptAsync);
    }

    public int Port => ((IPEndPoint)_door.LocalEndpoint).Port;

    /// <summary>Ends every conversation.</summary>
    protected CancellationToken End => _end.Token;

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _door.Stop();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>One conversation; when it returns, the line is closed.</summary>
    protected abstract Task TalkAsync(NetworkStream stream);

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var client = await _door.AcceptTcpClientAsync(_end.Token);
            _ = Task.Run(async () =>
            {
                using (client) await TalkAsync(client.GetStream());
            });
        }
    }
}
