using System.Text.RegularExpressions;

namespace Zhanggui.Architecture;

/// <summary>
/// Code calls things by the field's words (GLOSSARY.md, "Words of the code"): whoever knows the trade or the technique
/// finds them. The words that stood there before, which a reader had to be told, do not come back: not as types, files,
/// folders, namespaces or members.
/// </summary>
public sealed partial class WordTests
{
    /// <summary>Parts of a type's, a file's or a folder's name.</summary>
    private static readonly Word[] Parts =
    [
        new("House", "App, Application, System or Administration"),
        new("Reads", "Queries"),
        new("Memory", "Cache"),
        new("Remembered", "Cached"),
        new("Book", "Directory") { But = ["AddressBookTests"] },
        new("Once", "IdempotencyKey"),
        new("Twin", "Duplicate"),
        new("Slips?", "OutboundOrder or InboundReceipt") { In = "Warehouse Inbound" },
        new("PutBack", "Restock"),
        new("Shel(f|ves)", "Category"),
        new("Journey", "SimulatedRoute"),
        new("ShippingNodes?", "CutOff"),
        new("Audit", "Screening: audit is the log of what was done") { In = "Ordering" },
        new("Audit", "Screening: audit is the log of what was done") { In = "OrderScreening" },
        new("Tracking", "FollowUp: tracking is what couriers report") { In = "Ordering ServiceDesk" },
        new("Cycle", "LeadTime") { In = "Ordering" },
        new("(Failures?|FailReasons?|FailedDeal)", "LostDeal") { In = "ServiceDesk" },
        new("Lapses?", "Expire"),
        new("(Service|Manager|Helper|Desk|Frame)", "a noun that says what it is, or a use case")
        {
            In = "Administration Approvals Backups Channels Customers Organization Reports Work",
        },
        new("(Manager|Helper|Desk|Frame)", "a noun that says what it is, or a use case")
        {
            In = "Catalog Finance Fulfilment Inbound Inventory OrderScreening Pricing Shipping Storefront",
        },
        new(@"(?<=\w)(Service|Manager|Helper|Desk|Frame)$", "a noun that says what it is, or a use case")
        {
            But = ["ServiceDesk", "FieldFrame"],
        },
    ];

    /// <summary>Whole names of types, files, folders and namespaces.</summary>
    private static readonly Word[] Names =
    [
        new("Act", "OperationContext"),
        new("Operations", "UseCaseExecutor"),
        new("IHandle", "IDomainEventHandler"),
        new("IReact", "IIntegrationEventHandler"),
        new("Break", "IntegrityViolation"),
        new("ICheck", "IIntegrityCheck"),
        new("Beside|Aside", "SideConnection"),
        new("NodeNews|NewsListener", "CacheInvalidationBus or CacheInvalidationListener"),
        new("Live(News|Teller|Stream)", "ChangeFeed"),
        new("Lane", "Worker") { In = "Ordering" },
        new("FrontDoor", "StartupGate"),
        new("Safekeeping", "BackupCommands"),
        new("Exchange", "ImportExportCommands"),
        new("Shield", "SecurityHeaders"),
        new("Books", "LedgerQueries"),
        new("(Backup)?Standing", "CustomerStatus or a status"),
        new("(Order|Part)Moves", "transitions"),
        new("PassOrder|PassPaidOrders", "AutoConfirmOrder"),
        new("OwnAuthority", "ApprovalLimit"),
        new("Supply|Want|I?WantedGoods|WantedLine", "Backorder"),
        new("GiveUp|LessenIt", "WriteOff, Reduce"),
        new("(Order)?Parts?", "ShipmentPart") { In = "Ordering" },
        new("Walk", "PickPath"),
        new("Departure", "Dispatch"),
        new("Bureau|Chancery|Marketplace|Hearing|Ears", "a fixture called after what it sets up"),
        new(
            "Rearranging|Asking|Deciding|Withdrawing|Booking|Amending|Cancelling|Quoting|Steering|Narrowing",
            "a noun that says what it is"
        ),
        new("\\w+(Drafting|Settling|Making|Bringing|Choosing|Placing)", "a noun that says what it is"),
        new("(Keep|Tend|Sweep|Note(?!s|Body\\b)|Take(?!Over|n))[A-Z]\\w*", "Save, Maintain, Purge, Record or Claim"),
    ];

    /// <summary>Members, where they are declared or called.</summary>
    private static readonly Word[] Members =
    [
        new("Forget", "Invalidate"),
        new("OnceKey", "IdempotencyKey"),
        new("StandInLine", "LockForUpdate"),
        new("Lessen", "Reduce"),
        new("GiveUp", "WriteOff or Void"),
        new("Lane", "RunWorker") { In = "Ordering" },
        new("Twin", "DuplicateOf"),
        new("Aside", "NewSideConnection"),
        new("React", "Handle"),
        new("AddHandler", "AddDomainEventHandler"),
        new("AddReaction", "AddIntegrationEventHandler"),
    ];

    [Fact]
    public void Code_is_called_by_the_words_of_the_glossary()
    {
        var files = Files().ToList();
        files.Count.ShouldBeGreaterThan(800);
        files
            .SelectMany(f => Old(f, File.ReadAllText(Path.Combine(Sources.Root, f))))
            .ShouldBeEmpty("GLOSSARY.md, Words of the code");
    }

    [Theory]
    [InlineData("src/Warehouse/Pick.cs", "public sealed class Slip;", "Slip")]
    [InlineData("src/Ordering/OrderReads.cs", "", "OrderReads")]
    [InlineData("src/Ordering/Audit/Rule.cs", "", "Audit")]
    [InlineData("src/OrderScreening/AuditRule.cs", "", "AuditRule")]
    [InlineData("src/Platform/Data/Lock.cs", "static Task StandInLine(this ShopDb db) => db.Lock();", "StandInLine")]
    [InlineData("src/Finance/Payment.cs", "public void Keep() => cache.Forget();", "Forget")]
    [InlineData("src/Finance/Payment.cs", "private const int MostTries = 3;", "MostTries")]
    [InlineData("tests/Integration/Bureau.cs", "internal sealed class Bureau(AppFixture app);", "Bureau")]
    [InlineData("bench/Bench/Shop.cs", "namespace Zhanggui.House;", "House")]
    [InlineData("src/Channels/Keys.cs", "internal sealed record KeepSecret(string Key);", "KeepSecret")]
    [InlineData("src/Approvals/Requests/ApprovalDesk.cs", "internal sealed class ApprovalDesk;", "ApprovalDesk")]
    [InlineData(
        "src/ServiceDesk/Pages.cs",
        "internal sealed record ReasonFrame(IRefusalPages Refusals);",
        "ReasonFrame"
    )]
    [InlineData("src/AfterSales/Returns/ReturnDesk.cs", "internal sealed class ReturnDesk;", "ReturnDesk")]
    [InlineData("src/Warehouse/Packing/Pages.cs", "internal sealed record PackFrame(IStock Stock);", "PackFrame")]
    [InlineData("src/Ordering/Amendments/Asking.cs", "internal sealed class AmendmentDesk;", "AmendmentDesk")]
    [InlineData("src/Work/Items/Items.cs", "internal sealed class ItemService;", "ItemService")]
    public void An_old_word_is_caught(string file, string code, string word) =>
        Old(file, code).ShouldContain(w => w.Contains($" {word} ", StringComparison.Ordinal));

    [Theory]
    [InlineData("src/Warehouse/Pick.cs", "/// <summary>A Slip, as class Slip was called.</summary>")]
    [InlineData("src/Warehouse/Pick.cs", "var text = \"class Slip\"; pick.Slip = id;")]
    [InlineData("src/Platform/Audit/AuditTrail.cs", "public sealed class AuditTrail;")]
    [InlineData("src/Records/Register.cs", "public enum Cycle { Daily }")]
    [InlineData("src/Shipping/TakeOverException.cs", "public sealed class TakeOverException;")]
    [InlineData("src/Warehouse/Warehouse.cs", "internal sealed class Warehouse;")]
    [InlineData("src/ServiceDesk/ServiceDeskModule.cs", "namespace Zhanggui.ServiceDesk;")]
    [InlineData("src/Ordering/Desk/DeskQueries.cs", "internal sealed class DeskQueries;")]
    public void A_good_word_is_not(string file, string code) => Old(file, code).ShouldBeEmpty();

    private static IEnumerable<string> Files() =>
        new[] { "src", "tests", "bench" }
            .SelectMany(d =>
                Directory.EnumerateFiles(Path.Combine(Sources.Root, d), "*.*", SearchOption.AllDirectories)
            )
            .Where(f =>
                Path.GetExtension(f) is ".cs" or ".razor"
                && !f.Contains("/obj/", StringComparison.Ordinal)
                && !f.EndsWith("WordTests.cs", StringComparison.Ordinal)
            )
            .Select(Sources.Name)
            .Order(StringComparer.Ordinal);

    /// <summary>The old words of a file: where they stand, the name, and what it should be.</summary>
    private static IEnumerable<string> Old(string file, string text)
    {
        var module = file.Split('/') is [_, var m, _, ..] ? m : "";
        if (file.StartsWith("tests/", StringComparison.Ordinal) && file.Split('/') is [_, _, var tested, _])
            module = tested;
        var code = Silent().Replace(text, "");
        var names = file.Split('/')[2..]
            .Select(p => p.Split('.')[0])
            .Concat(Type().Matches(code).Select(x => x.Groups[1].Value))
            .Concat(Namespace().Matches(code).SelectMany(x => x.Groups[1].Value.Split('.')))
            .Distinct()
            .ToList();
        foreach (var name in names)
        {
            foreach (
                var word in Parts.Where(w =>
                    w.Holds(module)
                    && !w.But.Contains(name)
                    && Regex.IsMatch(name, $"(?<![A-Z](?=[A-Z])){w.Old}(?![a-z])")
                )
            )
                yield return $"{file}: {name} > {word.New}";
            foreach (var word in Names.Where(w => w.Holds(module) && Regex.IsMatch(name, $"^({w.Old})$")))
                yield return $"{file}: {name} > {word.New}";
        }

        foreach (var word in Members.Where(w => w.Holds(module) && Regex.IsMatch(code, $@"\b{w.Old}(<[^>(]*>)?\s*\(")))
            yield return $"{file}: {word.Old} > {word.New}";
        foreach (Match constant in Limit().Matches(code))
            yield return $"{file}: {constant.Groups[1].Value} > Max";
    }

    /// <summary>Comments, and what stands in quotation marks.</summary>
    [GeneratedRegex("""//[^\n]*|@\*.*?\*@|"(?:[^"\\\n]|\\.)*"|<!--.*?-->""", RegexOptions.Singleline)]
    private static partial Regex Silent();

    [GeneratedRegex(@"\b(?:class|struct|record|interface|enum)\s+(?!class\b|struct\b)([A-Z]\w*)")]
    private static partial Regex Type();

    [GeneratedRegex(@"\bnamespace\s+Zhanggui\.([\w.]+)")]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\bconst\s+\w+\s+(Most\w*)")]
    private static partial Regex Limit();

    /// <summary>An old word, what to say instead, and the modules in which alone it is wrong.</summary>
    private sealed record Word(string Old, string New)
    {
        public string? In { get; init; }
        public IReadOnlyList<string> But { get; init; } = [];

        public bool Holds(string module) => In is null || In.Split(' ').Contains(module);
    }
}
