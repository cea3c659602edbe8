using System.Globalization;

namespace Zhanggui.Customers;

/// <summary>How often and when customers are told something.</summary>
internal static class NoticePolicies
{
    public static readonly NumberPolicy PerDay = new(
        "notices.per_phone_per_day",
        ("一个手机号 24 小时内最多几条通知", "Notices to one phone within 24 hours"),
        "PLUS-02",
        20,
        1,
        200
    );

    public static readonly TextPolicy QuietFrom = new(
        "notices.quiet_from",
        ("几点起不打扰客户", "Customers are left in peace from"),
        "PLUS-02",
        "22:00",
        IsTime,
        ("如 22:00", "such as 22:00")
    );

    public static readonly TextPolicy QuietUntil = new(
        "notices.quiet_until",
        ("几点以后再发", "and told again from"),
        "PLUS-02",
        "08:00",
        IsTime,
        ("如 08:00；与开始相同就是不设", "such as 08:00; the same as the beginning for never")
    );

    public static readonly ChoicePolicy Language = new(
        "notices.language",
        ("通知用哪种语言", "Language of notices"),
        "PLUS-02",
        "zh",
        ["zh", "en"]
    );

    internal static readonly Policy[] All = [PerDay, QuietFrom, QuietUntil, Language];

    /// <summary>When it may be sent: now, or when the quiet hours are over.</summary>
    public static DateTimeOffset NotBefore(DateTimeOffset now, TimeOnly from, TimeOnly until, BusinessCalendar calendar)
    {
        var (time, today) = (TimeOnly.FromTimeSpan(calendar.Local(now).TimeOfDay), calendar.DateOf(now));
        // IsBetween goes over midnight when the end is before the beginning.
        if (from == until || !time.IsBetween(from, until))
            return now;
        return calendar.At(time < until ? today : today.AddDays(1), until);
    }

    public static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    private static bool IsTime(string text) =>
        TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}

/// <summary>
/// Puts a notice into words and keeps it as a message, then tries to hand it to the provider; what fails is tried again
/// by <see cref="MessageJob"/>.
/// </summary>
internal sealed class Notices(
    UseCaseExecutor executor,
    MessageSender sender,
    NoticeCards cards,
    Policies policies,
    Company company
) : INotices
{
    public async Task Tell(
        NoticeKind kind,
        string phone,
        string idempotencyKey,
        CancellationToken ct,
        params IReadOnlyList<(string Name, object Value)> values
    )
    {
        // A kind that nobody has registered could neither be worded nor switched off.
        var card =
            cards.Find(kind.Key) ?? throw new InvalidOperationException($"The notice {kind.Key} is not registered.");
        var number = PhoneNumber.Parse(phone);
        // A landline takes no messages, and an order may carry one: there is nothing to send and nothing wrong.
        if (!number.IsDone || number.Value[0] != '1' || !card.IsOn)
            return;
        var language = CultureInfo.GetCultureInfo(policies.Get(NoticePolicies.Language) == "en" ? "en" : "zh-CN");
        var text = NoticeKind.Fill(card.Template.In(language), values, language, company.Calendar);
        var kept = await executor.Run(
            MessageSender.SystemActor,
            (SaveMessage u) => u.Run(kind, number.Value, text, idempotencyKey, ct),
            ct,
            idempotencyKey
        );
        if (kept.IsDone)
            await sender.Send(kept.Value, ct);
    }
}
