using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Zhanggui.Browser;

/// <summary>A page that was printed.</summary>
/// <param name="Codes">The bar codes that a scanner reads from it.</param>
/// <param name="Words">The page's words.</param>
/// <param name="Width">The paper's width in millimetres.</param>
/// <param name="Height">The paper's height.</param>
internal sealed record Printed(IReadOnlyList<string> Codes, string Words, double Width, double Height);

/// <summary>
/// A printed page as the warehouse holds it: Chromium's PDF at the 203 dots per inch of a label printer, read by a
/// scanner's software.
/// </summary>
internal static partial class Paper
{
    /// <summary>
    /// What stands beside the sheet's edge or is cut off by it, as the printer lays it out: an element and its words.
    /// </summary>
    private const string Overflow = """
        () => [...document.querySelectorAll('.sheet, .wb')].flatMap(sheet => {
          const box = sheet.getBoundingClientRect(), style = getComputedStyle(sheet);
          const left = box.left + parseFloat(style.paddingLeft) - 1, right = box.right - parseFloat(style.paddingRight) + 1;
          const wide = [...sheet.querySelectorAll('*')].filter(e => {
            const at = e.getBoundingClientRect();
            return at.width > 0 && (at.right > right || at.left < left);
          });
          const cut = [sheet, ...sheet.querySelectorAll('.stub')].filter(e =>
            getComputedStyle(e).overflow === 'hidden' && (e.scrollHeight > e.clientHeight + 1 || e.scrollWidth > e.clientWidth + 1));
          return [...wide, ...cut].map(e => e.tagName + ' ' + e.textContent.trim().slice(0, 40));
        }).slice(0, 5)
        """;

    /// <summary>Prints the page at the address and answers the barcodes on it, and the page's words.</summary>
    public static async Task<Printed> Print(Visitor visitor, string address)
    {
        await visitor.Go(address);
        return await Print(visitor);
    }

    /// <summary>Prints the page that the visitor sees.</summary>
    public static async Task<Printed> Print(Visitor visitor)
    {
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
            var size = PageSize().Match(await Run("pdfinfo", pdf));
            await Run("pdftoppm", "-r", "203", "-l", "3", "-png", pdf, Path.Combine(folder, "page"));
            var read = await Run("zbarimg", ["-q", "--raw", .. Directory.GetFiles(folder, "*.png")]);
            return new Printed(
                read.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
                await visitor.Text("body"),
                Millimetres(size.Groups[1].Value),
                Millimetres(size.Groups[2].Value)
            );
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What would not be on the paper, or beside its margin; nothing, on a good sheet.</summary>
    public static async Task<string[]> Faults(Visitor visitor)
    {
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var faults = await visitor.Page.EvaluateAsync<string[]>(Overflow);
        await visitor.Page.EmulateMediaAsync(new() { Media = Media.Null });
        return faults;
    }

    private static double Millimetres(string points) =>
        Math.Round(double.Parse(points, CultureInfo.InvariantCulture) / 72 * 25.4);

    [GeneratedRegex(@"Page size:\s+([\d.]+) x ([\d.]+) pts")]
    private static partial Regex PageSize();

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
