namespace Zhanggui.Organization;

/// <summary>
/// The unified organization (section 3.2) and the position x permission matrix (section 4) as a new company gets them;
/// both are data afterwards. The matrix's columns are, in order: catalogue, price, listing, promotion, content, orders,
/// finance, stock, shipping, after-sales, customer care, purchasing, channels, marketing, reports, HR, organization,
/// database.
/// </summary>
internal static class PositionSeed
{
    internal static readonly string[] Modules =
    [
        "cat",
        "price",
        "list",
        "promo",
        "cms",
        "ord",
        "fin",
        "stk",
        "ship",
        "aft",
        "crm",
        "pur",
        "chn",
        "mkt",
        "rep",
        "hr",
        "org",
        "db",
    ];

    internal static readonly (string Code, string Zh, string En)[] Departments =
    [
        ("GMO", "总经理办公室", "General manager's office"),
        ("OPS", "电商运营部", "E-commerce operations"),
        ("CS", "客户服务部", "Customer service"),
        ("WH", "仓储物流部", "Warehouse and logistics"),
        ("PUR", "采购部", "Purchasing"),
        ("DESIGN", "设计摄影部", "Design and photography"),
        ("PLAN", "企划部", "Planning"),
        ("PROMO", "推广部", "Promotion"),
        ("MKT", "市场部", "Marketing"),
        ("CHN", "渠道部", "Channels"),
        ("FIN", "财务部", "Finance"),
        ("HR", "行政人事部", "Administration and HR"),
        ("IT", "技术部", "Technology"),
        ("EXT", "外部", "Outside"),
    ];

    internal sealed record Seed(
        string Code,
        string Zh,
        string En,
        string Department,
        string? Superior,
        string Cells,
        PositionKind Kind = PositionKind.Staff
    );

    internal static readonly Seed[] Positions =
    [
        new("GM", "总经理", "General manager", "GMO", null, "V|A|V|A|A|V|A|V|V|A|V|A|A|A|V|A|A|A"),
        new("DEPUTY", "分管领导", "Deputy leader", "GMO", "GM", "V|A|V|A|A|V|V|V|V|A|V|A|A|A|V|V|V|V"),
        new(
            "MKTDIR",
            "市场总监",
            "Marketing director, e-commerce manager",
            "MKT",
            "DEPUTY",
            "E|A|A|A|A|A|V|V|V|A|A|D,A|A|A|V|A|A|V"
        ),
        new("OPSDIR", "运营总监", "Operations director", "OPS", "MKTDIR", "V|A|A|A|A|A|V|V|V|A,S|A|V|A|A|V|A|A|D"),
        new("STOREMGR", "店长", "Store manager", "OPS", "OPSDIR", "E|D|E|D|E|E|V|V|E|A|E|V|E|D|V|V|-|-"),
        new("PRODMGR", "产品经理", "Product manager", "OPS", "OPSDIR", "E|D|D|D|V|V|-|V|-|V|V|D|D|V|V|O|-|-"),
        new(
            "EDITOR",
            "网站编辑",
            "Editor / board specialist",
            "OPS",
            "OPSDIR",
            "E|D,E|D,E|D,E|E|V|-|D|-|V|V|V|V|V|V|O|-|-"
        ),
        new("PLANNER", "电商策划", "Planner", "PLAN", "MKTDIR", "V|D|D|D|D|V|-|V|-|-|V|-|D|D,E|V|O|-|-"),
        new("COPY", "文案", "Copywriter", "PLAN", "PLANNER", "D|-|-|D|D|-|-|-|-|-|V|-|-|D|V|O|-|-"),
        new(
            "DESIGN",
            "设计摄影",
            "Designer, photographer",
            "DESIGN",
            "OPSDIR",
            "E(pictures)|-|-|-|D|-|-|-|-|-|-|-|V|D|-|O|-|-"
        ),
        new("CULTURE", "企业文化专员", "Culture specialist", "PLAN", "MKTDIR", "-|-|-|-|D|-|-|-|-|-|-|-|-|V|-|O|-|-"),
        new("PROMO", "推广专员", "Promotion", "PROMO", "MKTDIR", "V|D|V|D|D|V|V|-|-|-|V|-|V|E|V|O|-|-"),
        new("CSDIR", "客服总监", "CS director", "CS", "MKTDIR", "V|A(special)|-|V|D|V|-|V|V|A|A|-|V|V|V|A|-|-"),
        new(
            "CSMGR",
            "客服经理",
            "CS manager, supervisor",
            "CS",
            "CSDIR",
            "V|D(special)|-|V|D|E,A(cancel)|-|V|V|A|A|-|V|V|V|E|-|-"
        ),
        new("CSPRE", "售前客服", "Pre-sales CS", "CS", "CSMGR", "V|D(special)|D|V|D|E|-|V|V|D|E|-|V|V|O|O|-|-"),
        new("CSPOST", "售后客服", "After-sales CS", "CS", "CSMGR", "V|-|-|V|D|E|D(refund)|V|V|E,S|E|V|V|V|O|O|-|-"),
        new("ORDERS", "订单处理", "Order clerk", "OPS", "OPSDIR", "V|-|-|V|-|E|V|V|D|V|E|-|E|-|O|O|-|D(order-backup)"),
        new("TRACKER", "运营跟单员", "Order tracker", "OPS", "OPSDIR", "V|-|-|V|-|E|V|V|V|V|V|D|V|V|O|O|-|-"),
        new("WHMGR", "仓库主管", "Warehouse supervisor", "WH", "OPSDIR", "V|-|-|V|-|V|-|E,A|E,A|V|-|V|V|-|V|E|-|-"),
        new("RECEIVER", "收货员", "Receiver", "WH", "WHMGR", "V|-|-|-|-|V|-|E|-|-|-|V|-|-|O|O|-|-"),
        new("PICKER", "拣货员", "Picker, stock organiser", "WH", "WHMGR", "V|-|-|-|-|V|-|E|E|-|-|-|-|-|O|O|-|-"),
        new("PACKER", "打包复核员", "Packer, checker", "WH", "WHMGR", "V|-|-|-|-|V|V(invoice)|V|E|-|-|-|-|-|O|O|-|-"),
        new("RETURNS", "退货员", "Returns clerk", "WH", "WHMGR", "V|-|-|-|-|V|-|E|V|E|-|-|-|-|O|O|-|-"),
        new("PURDIR", "采购总监", "Purchasing director", "PUR", "DEPUTY", "E|V|V|V|V|V|V|V|V|V|-|A|V|-|V|A|-|-"),
        new("PURMGR", "采购经理", "Purchasing manager", "PUR", "PURDIR", "E|D|V|V|D|V|V|V|V|V|-|E,A|-|-|V|E|-|-"),
        new("PURSPEC", "采购专员", "Purchasing specialist", "PUR", "PURMGR", "D|-|-|-|-|V|V|V|V|V|-|E|-|-|O|O|-|-"),
        new("QC", "品质检验", "Quality inspector", "PUR", "PURMGR", "V|-|-|-|-|-|-|E|-|V|-|E|-|-|O|O|-|-"),
        new("DIST", "分销专员", "Distribution specialist", "CHN", "MKTDIR", "V|V|V|V|D|E|V|V|V|D|E|-|E|V|O|O|-|-"),
        new("GROUPBUY", "团购专员", "Group-buy specialist", "CHN", "MKTDIR", "V|V|V|V|D|E|V|V|V|D|E|-|E|V|O|O|-|-"),
        new("ACCT", "财务会计", "Accountant", "FIN", "GM", "V|V|-|V|-|V|E,A|V|V|V|-|V|V|V|V|V|-|-"),
        new("CASHIER", "财务出纳", "Cashier", "FIN", "ACCT", "-|-|-|-|-|V|E|V|V|V|-|V|V|-|O|O|-|-"),
        new("HRADMIN", "行政经理", "HR and administration", "HR", "GM", "-|-|-|-|V|-|D|V|-|-|-|-|-|-|V|E|D|-"),
        new("IT", "技术总监", "IT", "IT", "GM", "V|V|V|V|V|V|V|V|V|V|V|V|V|V|V|O|A,E|E,A"),
        new(
            "SYSADMIN",
            "系统管理员",
            "System administrator",
            "IT",
            "IT",
            "V|-|V|-|E(takedown)|V|-|V|V|V|V|V|V|V|V|O|E|E"
        ),
        new(
            "DBA",
            "数据库管理员",
            "Database manager",
            "IT",
            "IT",
            "-|-|-|-|-|-|-|-|-|-|-|-|-|-|-|O|-|X(backup,restore)"
        ),
        new("MEMBER", "会员", "Member", "EXT", null, "V|V|V|V|V|O|O|V|O|O|O|-|-|-|-|-|O|-", PositionKind.Shop),
        new("VISITOR", "访客", "Visitor", "EXT", null, "V|V|V|V|V|-|-|V|-|-|O|-|-|-|-|-|-|-", PositionKind.Shop),
        new(
            "PARTNER",
            "代理与分销商",
            "Agent, distributor",
            "EXT",
            null,
            "V|V|V|V|V|O|O|V|O|O|O|-|O|-|O|-|O|-",
            PositionKind.Shop
        ),
        new("SUPPLIER", "供应商", "Supplier", "EXT", null, "-|-|-|-|-|-|O|-|-|O|-|O|-|-|-|-|O|-", PositionKind.Shop),
        new(
            "OUTSRC",
            "外包美工",
            "Outsourced art",
            "EXT",
            "DESIGN",
            "E(pictures)|-|-|-|D|-|-|-|-|-|-|-|-|-|-|-|O|-",
            PositionKind.Outside
        ),
    ];

    /// <summary>
    /// A cell's letters as permission codes: V view, D draft, E edit, A approve, S sign, O own, X administer; each of
    /// D, E, A, S, X lets one look as well. A restriction in brackets makes a code of its own.
    /// </summary>
    internal static IEnumerable<string> Permissions(Seed seed)
    {
        var cells = seed.Cells.Split('|');
        for (var i = 0; i < cells.Length; i++)
            foreach (var code in Cell(Modules[i], cells[i]))
                yield return code;
    }

    private static IEnumerable<string> Cell(string module, string cell)
    {
        if (cell == "-")
            yield break;
        var looks = false;
        foreach (var part in Parts(cell))
        {
            var open = part.IndexOf('(', StringComparison.Ordinal);
            var verb = part[0] switch
            {
                'V' => "view",
                'D' => "draft",
                'E' => "edit",
                'A' => "approve",
                'S' => "sign",
                'O' => "own",
                _ => "admin",
            };
            if (open < 0)
                yield return $"{module}.{verb}";
            else
                foreach (var only in part[(open + 1)..^1].Split(','))
                    yield return $"{module}.{verb}.{only}";
            looks |= part[0] is 'D' or 'E' or 'A' or 'S' or 'X';
        }

        if (looks && !cell.Contains('V', StringComparison.Ordinal))
            yield return $"{module}.view";
    }

    /// <summary>"E,A(cancel)" is two parts; the comma inside brackets does not part.</summary>
    private static IEnumerable<string> Parts(string cell)
    {
        var (start, depth) = (0, 0);
        for (var i = 0; i <= cell.Length; i++)
        {
            if (i < cell.Length && cell[i] == '(')
                depth++;
            if (i < cell.Length && cell[i] == ')')
                depth--;
            if (i < cell.Length && (cell[i] != ',' || depth > 0))
                continue;
            yield return cell[start..i];
            start = i + 1;
        }
    }
}
