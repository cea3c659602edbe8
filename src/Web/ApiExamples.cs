using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Zhanggui.Web;

/// <summary>What the description says beyond types: ids, money and choices as they are sent, and an example for every body.</summary>
internal static class ApiExamples
{
    private const int Deepest = 6;
    private const string Id = "0193a6f0-3c00-7000-8000-000000000001";

    /// <summary>What a field of this name holds, where its type does not say enough.</summary>
    private static readonly Dictionary<string, string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["login"] = "\"linzhixia\"", ["password"] = "\"qihe2026\"", ["old"] = "\"qihe2026\"", ["again"] = "\"qihe2027\"", ["name"] = "\"周晓岚\"", ["phone"] = "\"13957215288\"",
        ["province"] = "\"浙江省\"", ["city"] = "\"湖州市\"", ["district"] = "\"吴兴区\"", ["street"] = "\"月河街道 1 号\"", ["postcode"] = "\"313000\"", ["oneLine"] = "null", ["courier"] = "\"STO\"",
        ["expectedTotal"] = "130400", ["quantity"] = "1", ["remark"] = "\"周末送\"", ["invoiceTitle"] = "null", ["invoiceTaxNo"] = "null", ["channel"] = "\"phone\"",
        ["verified"] = """["name","phone","address","items","amount","delivery"]""", ["note"] = "\"都核对过了\"", ["reason"] = "\"客户改了主意\"", ["what"] = "\"goods\"", ["code"] = "\"6900000102206\"",
        ["slips"] = """["DN20261122-000014"]""", ["weightGrams"] = "980", ["counted"] = "12", ["person"] = "\"王师傅\"", ["minutes"] = "30", ["step"] = "1", ["line"] = "1",
    };

    /// <summary>Money is a number of fen, an id a UUID, a choice one of its numbers or names.</summary>
    public static Task Describe(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken ct)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type == typeof(Money)) (schema.Type, schema.Format, schema.Description) = (JsonSchemaType.Integer, "int64", "Fen: 129900 is ¥1,299.00.");
        else if (type == typeof(Quantity)) (schema.Type, schema.Format, schema.Description) = (JsonSchemaType.Integer, "int32", "Whole pieces.");
        else if (type.IsAssignableTo(typeof(IId))) (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
        else if (type.IsEnum && schema.Type?.HasFlag(JsonSchemaType.Integer) == true) schema.Description = string.Join(", ", Enum.GetNames(type).Select(n => $"{Convert.ToInt64(Enum.Parse(type, n), CultureInfo.InvariantCulture)} {n}"));
        return Task.CompletedTask;
    }

    /// <summary>Gives every body that has none an example.</summary>
    public static void Add(OpenApiDocument document)
    {
        foreach (var operation in document.Paths.Values.Where(p => p.Operations is not null).SelectMany(p => p.Operations!.Values))
            if (operation.RequestBody?.Content is { } kinds && kinds.TryGetValue("application/json", out var body) && body.Schema is { } schema) body.Example ??= Of("", schema, 0);
    }

    private static JsonNode? Of(string name, IOpenApiSchema schema, int depth)
    {
        if (Known.TryGetValue(name, out var known) && !Is(schema, JsonSchemaType.Object)) return JsonNode.Parse(known);
        if (schema.OneOf?.FirstOrDefault(s => s.Type != JsonSchemaType.Null) is { } one) return Of(name, one, depth);
        if (depth > Deepest) return null;
        if (schema.Properties is { Count: > 0 } properties) return new JsonObject(properties.Select(p => KeyValuePair.Create(p.Key, Of(p.Key, p.Value, depth + 1))));
        if (Is(schema, JsonSchemaType.Array)) return schema.Items is { } items ? new JsonArray(Of(name, items, depth + 1)) : new JsonArray();
        if (schema.Enum is { Count: > 0 } choices) return choices[0].DeepClone();
        if (Is(schema, JsonSchemaType.Boolean)) return false;
        if (Is(schema, JsonSchemaType.Integer) || Is(schema, JsonSchemaType.Number)) return 1;
        if (Is(schema, JsonSchemaType.Object)) return new JsonObject();
        return schema.Format switch { "uuid" => Id, "date-time" => "2026-11-22T02:00:00Z", "date" => "2026-11-22", "time" => "09:00:00", _ => "…" };
    }

    private static bool Is(IOpenApiSchema schema, JsonSchemaType type) => schema.Type?.HasFlag(type) == true;
}
