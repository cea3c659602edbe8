using System.Text.Json;
using System.Text.Json.Nodes;

namespace Zhanggui.Web;

/// <summary>What fields hold in the examples of the API's description, where their type does not say enough.</summary>
internal static class ApiWords
{
    /// <summary>By the field's name.</summary>
    private static readonly Dictionary<string, string> Fields = new(StringComparer.OrdinalIgnoreCase)
    {
        ["login"] = "linzhixia", ["password"] = "qihe2026", ["old"] = "qihe2026", ["again"] = "qihe2027", ["name"] = "周晓岚", ["nameZh"] = "团购", ["nameEn"] = "Group buys", ["zh"] = "松绿", ["en"] = "Pine green",
        ["phone"] = "13957215288", ["contact"] = "王经理", ["province"] = "浙江省", ["city"] = "湖州市", ["district"] = "吴兴区", ["street"] = "月河街道 1 号", ["address"] = "浙江省湖州市吴兴区月河街道 1 号", ["postcode"] = "313000",
        ["courier"] = "STO", ["remark"] = "周末送", ["channel"] = "phone", ["note"] = "都核对过了", ["reason"] = "客户改了主意", ["why"] = "客户来电要求", ["comment"] = "同意", ["body"] = "客户说周六在家", ["finding"] = "在隔壁库位找到了",
        ["what"] = "goods", ["code"] = "6900000102206", ["person"] = "王师傅", ["parcel"] = "773089073771608", ["sku"] = "QH-D2608-ML-S", ["skus"] = """["QH-D2608-ML-S"]""", ["theirs"] = "TM-88231", ["ours"] = "QH-D2608-ML-S", ["goods"] = "QH-D2608", ["styleNo"] = "QH-D2608",
        ["class"] = "wholesale", ["company"] = "苏州平江茶舍", ["licence"] = "91320508MA1XN8FY7B", ["customer"] = "13957215288", ["requester"] = "周晓岚", ["buyer"] = "xiaolan88", ["nick"] = "路过的小鹿", ["reference"] = "ICBC-20261122-0031",
        ["numbers"] = """["SO20261122-000014"]""", ["order"] = "SO20261122-000014", ["slips"] = """["DN20261122-000014"]""", ["verified"] = """["name","phone","address","items","amount","delivery"]""",
        ["position"] = "CSPRE", ["positions"] = """["CSPRE"]""", ["superior"] = "CSMGR", ["department"] = "CS", ["permission"] = "order.accept", ["permissions"] = """["order.accept","order.confirm"]""",
        ["evidenceKind"] = "recording", ["evidenceNote"] = "通话 02:14", ["act"] = "accept", ["by"] = "stock", ["page"] = "/office/orders", ["query"] = "status=New", ["title"] = "采购打包台", ["slug"] = "linen-dresses", ["source"] = "云裳服饰 送货单 0417",
        ["lot"] = "L1", ["binCode"] = "A-01-1-01", ["coverage"] = "全国，新疆西藏除外", ["agreement"] = "2026 年合同，月结", ["origin"] = "浙江绍兴", ["supplier"] = "云裳服饰", ["unit"] = "件", ["invoiceName"] = "连衣裙", ["size"] = "S", ["sizes"] = """["S","M"]""", ["swatch"] = "#2c5545",
        ["csv"] = "class,goods,from,price\nwholesale,QH-D2608,10,398.00", ["no"] = "TM-3012400001",
        ["expectedTotal"] = "130400", ["total"] = "130400", ["price"] = "49800", ["amount"] = "49800", ["first"] = "500", ["firstMin"] = "350", ["firstMax"] = "400", ["step"] = "100", ["stepMin"] = "80", ["stepMax"] = "100", ["fromMonthly"] = "0", ["firstGrams"] = "1000", ["stepGrams"] = "500",
        ["discount"] = "0", ["postage"] = "500", ["paid"] = "50300", ["quantity"] = "1", ["weightGrams"] = "480", ["counted"] = "12", ["minutes"] = "30", ["line"] = "1", ["days"] = "90", ["weight"] = "20",
        ["consent"] = "14:02 通话，同意退货退款", ["photoName"] = "null", ["photo"] = "null", ["newSku"] = "null", ["good"] = "1", ["bad"] = "0", ["bin"] = "A-01-1-01", ["waybill"] = "773089073771608", ["warehouse"] = "HZ1", ["expectedOn"] = "2026-12-03",
        ["oneLine"] = "null", ["invoiceTitle"] = "null", ["invoiceTaxNo"] = "null", ["after"] = "null", ["parent"] = "null",
    };

    /// <summary>By the operation's id and the field's name: these say more than the name does.</summary>
    private static readonly Dictionary<string, string> OfOperation = new(StringComparer.Ordinal)
    {
        ["AddRemark.kind"] = "pack", ["OpenConsultation.kind"] = "stock", ["ReviseConsultation.kind"] = "stock", ["ChangePolicy.value"] = "15", ["AddToBlacklist.value"] = "13957215288", ["MakeApiKey.name"] = "ERP 对接", ["KeepView.name"] = "今天的新单",
        ["EnableAuditRules.code"] = "amount", ["ReplayAudit.code"] = "amount", ["AddDepartment.code"] = "GROUP", ["AddPosition.code"] = "GROUPBUY2", ["AddChannel.code"] = "group", ["AddStaff.name"] = "林知夏", ["AddStaff.nameEn"] = "Lin Zhixia", ["EditStaff.nameEn"] = "Lin Zhixia",
        ["RegisterReturn.what"] = "穿着不合身", ["GrantGift.reason"] = "补偿晚到", ["TakeForChecking.code"] = "DN20261122-000014",
        ["SaveRegister.key"] = "key-log", ["SaveRegister.prefix"] = "YS", ["SaveRegister.rule"] = "own",
        ["SaveRegister.writers"] = """["WHMGR"]""", ["SaveRegister.readers"] = """["RECEIVER"]""", ["SaveRegister.unique"] = "[]",
        ["SaveRegister.approval"] = "null", ["SaveRegister.anomalyTo"] = "WHMGR", ["SaveRegister.escalateTo"] = "OPSDIR",
        ["SaveRegister.field"] = "back", ["SaveRegister.value"] = "已还", ["SaveRegister.by"] = "17:30:00",
        ["SaveRegister.ahead"] = "02:00:00", ["SaveRegister.day"] = "1",
    };

    /// <summary>What the field holds; nothing when its name says less than its type.</summary>
    public static bool TryOf(string operation, string field, JsonValueKind kind, out JsonNode? value)
    {
        value = null;
        if (!OfOperation.TryGetValue($"{operation}.{field}", out var known) && !Fields.TryGetValue(field, out known)) return false;
        if (known == "null") return true;
        var fits = kind switch { JsonValueKind.Array => known[0] == '[', JsonValueKind.Number => char.IsAsciiDigit(known[0]) && known.All(char.IsAsciiDigit), _ => known[0] != '[' };
        if (fits) value = kind == JsonValueKind.String ? JsonValue.Create(known) : JsonNode.Parse(known);
        return fits;
    }
}
