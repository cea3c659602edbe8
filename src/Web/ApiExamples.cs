using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Zhanggui.Web;

/// <summary>
/// What the description says beyond types: ids, money and choices as they are sent, and an example for every body, of
/// the words that modules declare for their fields.
/// </summary>
internal sealed class ApiExamples(IEnumerable<ApiWord> words)
{
    private const int Deepest = 6;
    private const string Id = "0193a6f0-3c00-7000-8000-000000000001";

    private readonly Dictionary<string, string> _words = words.ToDictionary(
        w => w.Field,
        w => w.Example,
        StringComparer.OrdinalIgnoreCase
    );

    /// <summary>
    /// Money is a number of fen, an id a UUID, a choice one of its numbers or names; texts and lists, which we read
    /// with care of our own, are what they always are.
    /// </summary>
    public static async Task Describe(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken ct
    )
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (schema.Type is null && type == typeof(string))
            schema.Type =
                JsonSchemaType.String
                | (
                    context.JsonPropertyInfo is { IsGetNullable: true } or { IsSetNullable: true }
                        ? JsonSchemaType.Null
                        : 0
                );
        if (schema.Type is null && ElementOf(type) is { } element)
            (schema.Type, schema.Items) = (
                JsonSchemaType.Array,
                await context.GetOrCreateSchemaAsync(element, null, ct)
            );
        if (type == typeof(Money))
            (schema.Type, schema.Format, schema.Description) = (
                JsonSchemaType.Integer,
                "int64",
                "Fen: 129900 is ¥1,299.00."
            );
        else if (type == typeof(Quantity))
            (schema.Type, schema.Format, schema.Description) = (JsonSchemaType.Integer, "int32", "Whole pieces.");
        else if (type.IsAssignableTo(typeof(IId)))
            (schema.Type, schema.Format) = (JsonSchemaType.String, "uuid");
        else if (type.IsEnum && schema.Type?.HasFlag(JsonSchemaType.Integer) == true)
            schema.Description = string.Join(
                ", ",
                Enum.GetNames(type)
                    .Select(n => $"{Convert.ToInt64(Enum.Parse(type, n), CultureInfo.InvariantCulture)} {n}")
            );
    }

    private static Type? ElementOf(Type type) =>
        type.IsArray ? type.GetElementType()
        : type.IsGenericType
        && type.GetGenericArguments() is [var one]
        && type.IsAssignableTo(typeof(System.Collections.IEnumerable))
            ? one
        : null;

    /// <summary>Gives every body that has none an example.</summary>
    public void Add(OpenApiDocument document)
    {
        foreach (
            var operation in document
                .Paths.Values.Where(p => p.Operations is not null)
                .SelectMany(p => p.Operations!.Values)
        )
            if (
                operation.RequestBody?.Content is { } kinds
                && kinds.TryGetValue("application/json", out var body)
                && body.Schema is { } schema
            )
                body.Example ??= Of(operation.OperationId ?? "", "", schema, 0);
    }

    private JsonNode? Of(string operation, string name, IOpenApiSchema schema, int depth)
    {
        if (schema.OneOf?.FirstOrDefault(s => s.Type != JsonSchemaType.Null) is { } one)
            return Of(operation, name, one, depth);
        var (isList, isNumber) = (
            Is(schema, JsonSchemaType.Array),
            Is(schema, JsonSchemaType.Integer) || Is(schema, JsonSchemaType.Number)
        );
        var isText =
            Is(schema, JsonSchemaType.String)
            && !isNumber
            && schema.Format is null
            && schema.Enum is not { Count: > 0 };
        if (
            (isList ? !Is(schema.Items, JsonSchemaType.Object) : isText || isNumber)
            && TryOf(
                operation,
                name,
                isList ? JsonValueKind.Array
                    : isText ? JsonValueKind.String
                    : JsonValueKind.Number,
                out var known
            )
        )
            return known;
        if (depth > Deepest)
            return null;
        if (schema.Properties is { Count: > 0 } properties)
            return new JsonObject(
                properties.Select(p => KeyValuePair.Create(p.Key, Of(operation, p.Key, p.Value, depth + 1)))
            );
        if (isList)
            return schema.Items is { } items ? new JsonArray(Of(operation, name, items, depth + 1)) : new JsonArray();
        if (schema.Enum is { Count: > 0 } choices)
            return choices[0].DeepClone();
        if (Is(schema, JsonSchemaType.Boolean))
            return false;
        if (isNumber)
            return 1;
        if (Is(schema, JsonSchemaType.Object))
            return new JsonObject();
        return schema.Format switch
        {
            "uuid" => Id,
            "date-time" => "2026-11-22T02:00:00Z",
            "date" => "2026-11-22",
            "time" => "09:00:00",
            "byte" => "",
            _ => "…",
        };
    }

    /// <summary>What the field is said to hold; nothing when its name says less than its type.</summary>
    private bool TryOf(string operation, string field, JsonValueKind kind, out JsonNode? value)
    {
        value = null;
        if (!_words.TryGetValue($"{operation}.{field}", out var known) && !_words.TryGetValue(field, out known))
            return false;
        if (known == "null")
            return true;
        var fits = kind switch
        {
            JsonValueKind.Array => known[0] == '[',
            JsonValueKind.Number => known.All(char.IsAsciiDigit),
            _ => known[0] != '[',
        };
        if (fits)
            value = kind == JsonValueKind.String ? JsonValue.Create(known) : JsonNode.Parse(known);
        return fits;
    }

    private static bool Is(IOpenApiSchema? schema, JsonSchemaType type) => schema?.Type?.HasFlag(type) == true;
}
