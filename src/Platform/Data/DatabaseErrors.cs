namespace Zhanggui.Platform;

/// <summary>What may be wrong with a database as a whole.</summary>
internal static class DatabaseErrors
{
    /// <summary>
    /// Its schema was made by a program that is later than this one, or from before the first release.
    /// </summary>
    public static Refusal UnknownSchema(string migration) =>
        Refusal.Conflict(
            "platform.schema_unknown",
            $"这个数据库的结构（{migration}）本程序不认识：由更新的版本建立，或来自首次发布之前。请换用建立它的版本，或用 --fresh、--data 另建一个",
            $"This program does not know the schema of the database ({migration}): it was made by a later version, or before the first release. "
                + "Use the version that made it, or begin a new one with --fresh or --data."
        );
}
