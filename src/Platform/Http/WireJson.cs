using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zhanggui.Platform;

/// <summary>
/// What no request of ours may hold: a zero character, which PostgreSQL keeps in no text, and nothing in the place of a
/// list's element.
/// </summary>
public static class WireJson
{
    /// <summary>Lets options that read from outside refuse both with a <see cref="JsonException"/>.</summary>
    public static JsonSerializerOptions Guard(this JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Converters.Add(new TextGuard());
        options.Converters.Add(new ListGuard());
        return options;
    }

    private sealed class TextGuard : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var text = reader.GetString();
            return text?.Contains('\0', StringComparison.Ordinal) == true
                ? throw new JsonException("A text holds the character U+0000.")
                : text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value);
    }

    private sealed class ListGuard : JsonConverterFactory
    {
        public override bool CanConvert(Type typeToConvert) =>
            typeToConvert.IsGenericType
            && !typeToConvert.GetGenericArguments()[0].IsValueType
            && (
                typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)
                || typeToConvert.GetGenericTypeDefinition() == typeof(IReadOnlyCollection<>)
            );

        public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
            (JsonConverter)
                Activator.CreateInstance(
                    typeof(Of<,>).MakeGenericType(typeToConvert, typeToConvert.GetGenericArguments()[0])
                )!;

        private sealed class Of<TList, T> : JsonConverter<TList>
            where TList : class, IReadOnlyCollection<T>
            where T : class
        {
            public override TList? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            {
                var list = JsonSerializer.Deserialize<List<T?>>(ref reader, options);
                return list?.Contains(null) == true
                    ? throw new JsonException("An element of a list is null.")
                    : (TList?)(object?)list;
            }

            public override void Write(Utf8JsonWriter writer, TList value, JsonSerializerOptions options) =>
                JsonSerializer.Serialize<IEnumerable<T>>(writer, value, options);
        }
    }
}
