using System.Diagnostics;
using Microsoft.Playwright;

namespace Zhanggui.Browser;

/// <summary>
/// A printed page as the warehouse holds it: Chromium's PDF at the 203 dots per inch of a label printer, read by a
/// scanner's software.
/// </summary>
internal static class Paper
{
    /// <summary>Prints the page at the address and answers the barcodes on it, and the page's words.</summary>
    public static async Task<(IReadOnlyList<string> Codes, string Words)> Print(Visitor visitor, string address)
    {
        await visitor.Go(address);
        var folder = Directory.CreateTempSubdirectory("zhanggui-paper-").FullName;
        try
        {
            var pdf = Path.Combine(folder, "page.pdf");
            await visitor.Page.PdfAsync(
                new PagePdfOptions
                {
                    Path = pdf,
                    PreferCSSPageSize = true,
                    PrintBackground = true,
                }
            );
            await Run("pdftoppm", "-r", "203", "-png", pdf, Path.Combine(folder, "page"));
            var read = await Run("zbarimg", ["-q", "--raw", .. Directory.GetFiles(folder, "*.png")]);
            return (
                read.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                await visitor.Text("body")
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> Run(string program, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
        )!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        await errors;
        return output;
    }
}
