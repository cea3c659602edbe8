using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Zhanggui.Bench;

/// <summary>
/// One kept-alive HTTP/1.1 connection that does as little as possible, so that the load costs the machine little beside
/// what is measured.
/// </summary>
internal sealed class Wire : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp)
    {
        NoDelay = true,
    };
    private byte[] _answer = new byte[256 * 1024];
    private int _length;

    private Wire() { }

    public static async Task<Wire> Open(Uri address)
    {
        if (!IPAddress.TryParse(address.Host, out var ip) || !IPAddress.IsLoopback(ip))
            throw new ArgumentException($"{address} is not loopback.");
        var wire = new Wire();
        await wire._socket.ConnectAsync(ip, address.Port);
        return wire;
    }

    /// <summary>The bytes of a request.</summary>
    public static byte[] Get(Uri address, string path, string? cookie = null) =>
        Encoding.UTF8.GetBytes(
            $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept-Language: zh-CN\r\n{(cookie is null ? "" : $"Cookie: {cookie}\r\n")}\r\n"
        );

    /// <summary>
    /// Sends a request and reads its answer; the status. The connection has one request under way at a time.
    /// </summary>
    public async Task<int> Send(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        _length = 0;
        while (!IsWhole())
        {
            if (_length == _answer.Length)
                Array.Resize(ref _answer, _answer.Length * 2);
            var read = await _socket.ReceiveAsync(_answer.AsMemory(_length));
            if (read == 0)
                throw new IOException("The server closed the connection.");
            _length += read;
        }

        return ((_answer[9] - '0') * 100) + ((_answer[10] - '0') * 10) + (_answer[11] - '0');
    }

    /// <summary>The last answer's body, decoded as far as a message needs it.</summary>
    public string Body =>
        Encoding.UTF8.GetString(_answer, 0, _length) is var text
            ? text[(text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]
            : "";

    /// <summary>How many bytes the last answer's body had.</summary>
    public int BodyLength { get; private set; }

    private bool IsWhole()
    {
        var have = _answer.AsSpan(0, _length);
        var end = have.IndexOf("\r\n\r\n"u8);
        if (end < 0)
            return false;
        BodyLength = _length - end - 4;
        var head = have[..end];
        var at = head.IndexOf("\r\nContent-Length: "u8);
        if (at < 0)
            return head.IndexOf("\r\nTransfer-Encoding: chunked"u8) < 0 || have[(end + 4)..].EndsWith("0\r\n\r\n"u8);
        var value = head[(at + 18)..];
        var stop = value.IndexOf((byte)'\r');
        return BodyLength
            >= int.Parse(stop < 0 ? value : value[..stop], System.Globalization.CultureInfo.InvariantCulture);
    }

    public void Dispose() => _socket.Dispose();
}
