using System.Buffers;
using System.Text;

namespace Zhanggui.Ui;

/// <summary>Writes text as UTF-8 straight into a response's buffer; a page is never one big string.</summary>
internal sealed class Utf8Writer(IBufferWriter<byte> to) : TextWriter
{
    private readonly char[] _chars = ArrayPool<char>.Shared.Rent(4096);
    private readonly Encoder _encoder = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false).GetEncoder();
    private int _used;
    private bool _returned;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value)
    {
        if (_used == _chars.Length)
            Empty(last: false);
        _chars[_used++] = value;
    }

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> text)
    {
        while (text.Length > 0)
        {
            if (_used == _chars.Length)
                Empty(last: false);
            var part = Math.Min(text.Length, _chars.Length - _used);
            text[..part].CopyTo(_chars.AsSpan(_used));
            _used += part;
            text = text[part..];
        }
    }

    /// <summary>Hands over everything; call it once, after the last word.</summary>
    public void Finish() => Empty(last: true);

    protected override void Dispose(bool disposing)
    {
        if (!_returned)
            ArrayPool<char>.Shared.Return(_chars);
        _returned = true;
        base.Dispose(disposing);
    }

    private void Empty(bool last)
    {
        _encoder.Convert(_chars.AsSpan(0, _used), to, last, out _, out _);
        _used = 0;
    }
}
