using System.Buffers;
using System.Text;

namespace Zhanggui.Platform;

/// <summary>
/// In what encoding a table is: UTF-8 with or without mark, UTF-16 with mark, GB18030. Reads it all, a piece at a time.
/// </summary>
internal static class TableEncoding
{
    // Chinese text in GB18030 has a stray run of bytes that is a character of UTF-8 too, among many that are none.
    private const int ManyTimes = 10;

    /// <summary>Refuses what is no text, and a text with bytes that no encoding knows, with line and place.</summary>
    public static Result<Encoding> Of(Stream stream)
    {
        var (buffer, held, isFirst) = (new byte[1 << 16], 0, true);
        var (whole, broken, line, start, at) = (0L, 0L, 1, 0L, 0L);
        (int Line, long Byte)? bad = null;
        bool isLast;
        do
        {
            var read = stream.ReadAtLeast(buffer.AsSpan(held), buffer.Length - held, throwOnEndOfStream: false);
            isLast = held + read < buffer.Length;
            ReadOnlySpan<byte> bytes = buffer.AsSpan(0, held + read);
            if (isFirst && bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
                return bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode;
            if (isFirst && bytes.TrimStart(" \r\n\t\u00EF\u00BB\u00BF"u8).StartsWith("<"u8))
                return TableFile.NoTable;
            isFirst = false;
            while (bytes.Length > 0)
            {
                var status = Rune.DecodeFromUtf8(bytes, out var rune, out var length);
                if (status == OperationStatus.NeedMoreData && !isLast)
                    break;
                if (status == OperationStatus.Done)
                {
                    if (rune.Value is < 0x09 or (> 0x0D and < 0x20))
                        return TableFile.NoTable;
                    if (length > 2)
                        whole++;
                    if (rune.Value == '\n')
                        (line, start) = (line + 1, at + 1);
                }
                else
                {
                    broken++;
                    bad ??= (line, at - start + 1);
                }

                at += length;
                bytes = bytes[length..];
            }

            held = bytes.Length;
            bytes.CopyTo(buffer);
        } while (!isLast);

        if (bad is not { } place)
            return new UTF8Encoding(true);
        if (whole > ManyTimes * broken)
            return Broken("UTF-8", place);
        return OfGB18030(stream);
    }

    private static Result<Encoding> OfGB18030(Stream stream)
    {
        var encoding = CodePagesEncodingProvider.Instance.GetEncoding(
            "GB18030",
            EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback
        )!;
        stream.Position = 0;
        var (decoder, buffer, chars, line) = (encoding.GetDecoder(), new byte[1 << 16], new char[1 << 17], 1);
        try
        {
            for (int read; (read = stream.Read(buffer)) > 0; line += buffer.AsSpan(0, read).Count((byte)'\n'))
                decoder.GetChars(buffer, 0, read, chars, 0);
            decoder.GetChars([], 0, 0, chars, 0, flush: true);
            return encoding;
        }
        catch (DecoderFallbackException e)
        {
            return Broken("GB18030", (line + buffer.AsSpan(0, Math.Max(e.Index, 0)).Count((byte)'\n'), null));
        }
    }

    private static Refusal Broken(string encoding, (int Line, long? Byte) at) =>
        Refusal.Invalid(
            "import.unreadable",
            "file",
            $"读不懂这个文件：第 {at.Line} 行"
                + (at.Byte is { } n ? $"第 {n} 个字节" : "")
                + $"不是 {encoding} 的文字。请在 Excel 里另存为“CSV UTF-8”或 .xlsx 再上传",
            $"This file can't be read: {(at.Byte is { } b ? $"byte {b} of line {at.Line}" : $"a byte of line {at.Line}")}"
                + $" is no {encoding} text. Save it in Excel as “CSV UTF-8” or .xlsx and upload that."
        );
}
