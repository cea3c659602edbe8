using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Localization;
using Zhanggui.Ui;

namespace Zhanggui.Records;

/// <summary>What is asked once per request of a page.</summary>
internal sealed class RecordContext(
    IHttpContextAccessor http,
    UseCaseExecutor executor,
    IRefusalPages refusals,
    Company company,
    TimeProvider clock,
    IStringLocalizer<RecordsTexts> l
)
{
    public HttpContext Http => http.HttpContext!;
    public Actor Viewer => Http.Actor();
    public UseCaseExecutor Executor => executor;
    public BusinessCalendar Calendar => company.Calendar;
    public DateTimeOffset Now => clock.Now();
    public IStringLocalizer<RecordsTexts> L => l;

    public IResult Refuse(Refusal refusal) => refusals.Answer(Http, refusal);
}

/// <summary>The pages of registers.</summary>
internal sealed class RecordPages(RecordContext context, Registers registers, EntryQueries queries, AuditTrail audit)
{
    private const int PrintMax = 1_000;

    public async Task<IResult> Home(CancellationToken ct)
    {
        var viewer = context.Viewer;
        var mine = (await registers.All(ct)).Where(r => r.MayRead(viewer)).ToList();
        var owed = (await queries.Owed(ct))
            .Select(d => (Row: d, Register: mine.Find(r => r.Key == d.Register)))
            .Where(d => d.Register is not null)
            .Select(d => new DutyCard(d.Row, d.Register!, d.Register!.Duties.First(x => x.Key == d.Row.Duty)))
            .ToList();
        var today = context.Calendar.DateOf(context.Now);
        var first = Asked.Day(context.Http.Request.Query["month"] + "-01") ?? new DateOnly(today.Year, today.Month, 1);
        var days = DutyDay.Month(
            first,
            today,
            mine,
            await queries.Duties(first, first.AddMonths(1), ct),
            context.Calendar
        );
        var model = new RecordViews.HomeModel(
            mine,
            owed,
            await queries.ThisMonth(ct),
            await queries.Kept(ct),
            days,
            viewer,
            context.Now
        );
        return PageResult.Page(context.L["台账"], RecordViews.Home(model, context.L), typeof(OfficeLayout));
    }

    public async Task<IResult> List(string key, CancellationToken ct)
    {
        if (await Readable(key, ct) is not { } register)
            return context.Refuse(RecordErrors.NoRegister);
        var table = TableQuery.From(context.Http);
        var page = await queries.Page(register.Key, EntryFilter.Of(table), table.Place, 50, ct);
        var model = new RecordViews.ListModel(
            register,
            EntryFilter.Of(table),
            table,
            page,
            await queries.Counts(key, ct),
            register.MayWrite(context.Viewer),
            register.IsOwn && context.Viewer.May(RecordPermissions.Define),
            context.Now
        );
        return PageResult.Page(register.Name.ToString(), RecordViews.List(model, context.L), typeof(OfficeLayout));
    }

    public async Task<IResult> Export(string key, CancellationToken ct)
    {
        if (await Readable(key, ct) is not { } register)
            return context.Refuse(RecordErrors.NoRegister);
        var query = TableQuery.From(context.Http);
        var rows = queries.Rows(register.Key, EntryFilter.Of(query), query.Place, CancellationToken.None);
        return Platform.Export.File(
            register.Key,
            query.Filter("format"),
            EntryTable.Columns(register, context.Calendar),
            rows
        );
    }

    /// <summary>A register on paper, for whoever may read it.</summary>
    public async Task<RecordViews.PaperModel?> Paper(string key, CancellationToken ct)
    {
        if (await Readable(key, ct) is not { } register)
            return null;
        var query = TableQuery.From(context.Http);
        List<RecordEntry> rows = [];
        await foreach (var row in queries.Rows(register.Key, EntryFilter.Of(query), query.Place, ct))
        {
            rows.Add(row);
            if (rows.Count > PrintMax)
                break;
        }

        return new RecordViews.PaperModel(
            register,
            EntryTable.Columns(register, context.Calendar),
            [.. rows.Take(PrintMax)],
            rows.Count > PrintMax,
            context.Viewer.Name,
            context.Now
        );
    }

    public async Task<IResult> New(string key, Guid? duty, CancellationToken ct)
    {
        if (await Readable(key, ct) is not { } register)
            return context.Refuse(RecordErrors.NoRegister);
        if (!register.MayWrite(context.Viewer))
            return context.Refuse(RecordErrors.MayNotWrite);
        if (duty is { } id && await queries.Duty(id, ct) is not { State: DutyState.Open })
            return context.Refuse(RecordErrors.NoDuty);
        return await Form(register, new FormState { ["duty"] = duty?.ToString() ?? "" }, 200, ct);
    }

    public async Task<IResult> Make(string key, CancellationToken ct)
    {
        if (await Readable(key, ct) is not { } register)
            return context.Refuse(RecordErrors.NoRegister);
        var form = await FormState.Read(context.Http, ct);
        var made = await context.Executor.Run(
            context.Viewer,
            (MakeEntry u) => u.Run(key, RecordEndpoints.Input(form, register), ct),
            ct,
            form.IdempotencyKey
        );
        if (made.IsDone)
            return PageResult.Redirect(
                context.Http,
                $"/office/records/{key}/{made.Value.No}",
                context.L["已登记 {0}", made.Value.No]
            );
        if (made.Refusal.Kind == RefusalKind.Forbidden)
            return context.Refuse(made.Refusal);
        form.Accept(made.Refusal);
        return await Form(register, form, 422, ct);
    }

    public async Task<IResult> One(string key, string no, CancellationToken ct) => await Show(key, no, null, 200, ct);

    public Task<IResult> Correct(string key, string no, CancellationToken ct) =>
        After(
            key,
            no,
            (form, register) =>
                context.Executor.Run(
                    context.Viewer,
                    (CorrectEntry u) => u.Run(key, no, RecordEndpoints.Input(form, register), form["reason"], ct),
                    ct,
                    form.IdempotencyKey
                ),
            context.L["已更正 {0}", no],
            ct
        );

    public Task<IResult> Void(string key, string no, CancellationToken ct) =>
        After(
            key,
            no,
            (form, _) =>
                context.Executor.Run(
                    context.Viewer,
                    (VoidEntry u) => u.Run(key, no, form["reason"], ct),
                    ct,
                    form.IdempotencyKey
                ),
            context.L["已作废 {0}", no],
            ct
        );

    public Task<IResult> Settle(string key, string no, CancellationToken ct) =>
        After(
            key,
            no,
            (form, _) =>
                context.Executor.Run(
                    context.Viewer,
                    (SettleAnomaly u) => u.Run(key, no, form["reason"], ct),
                    ct,
                    form.IdempotencyKey
                ),
            context.L["异常已处理"],
            ct
        );

    private async Task<IResult> After(
        string key,
        string no,
        Func<FormState, Register, Task<Result>> act,
        string done,
        CancellationToken ct
    )
    {
        if (await Readable(key, ct) is not { } latest || await queries.One(key, no, ct) is not { } entry)
            return context.Refuse(RecordErrors.NoEntry);
        var register = await registers.Of(key, entry.Definition, ct) ?? latest;
        var form = await FormState.Read(context.Http, ct);
        var result = await act(form, register);
        if (result.IsDone)
            return PageResult.Redirect(context.Http, $"/office/records/{key}/{no}", done);
        if (result.Refusal.Kind is RefusalKind.Forbidden or RefusalKind.NotFound)
            return context.Refuse(result.Refusal);
        form.Accept(result.Refusal);
        return await Show(key, no, form, 422, ct);
    }

    private async Task<IResult> Show(string key, string no, FormState? form, int status, CancellationToken ct)
    {
        if (await Readable(key, ct) is not { } latest || await queries.One(key, no, ct) is not { } entry)
            return context.Refuse(RecordErrors.NoEntry);
        var register = await registers.Of(key, entry.Definition, ct) ?? latest;
        var model = new RecordViews.EntryModel(
            register,
            entry,
            await audit.Of("record", entry.Id, ct),
            form ?? Filled(register, entry),
            latest.MayWrite(context.Viewer),
            context.Now
        );
        return PageResult.Page(entry.No, EntryViews.Entry(model, context.L), typeof(OfficeLayout), status);
    }

    private async Task<IResult> Form(Register register, FormState form, int status, CancellationToken ct)
    {
        var duty = Guid.TryParse(form["duty"], out var id) ? await queries.Duty(id, ct) : null;
        return PageResult.Page(
            register.Name.ToString(),
            EntryViews.NewEntry(new RecordViews.FormModel(register, form, duty, context.Now), context.L),
            typeof(OfficeLayout),
            status
        );
    }

    private static FormState Filled(Register register, RecordEntry entry)
    {
        var (form, values) = (new FormState(), entry.Read());
        foreach (var field in register.Fields)
        {
            if (!values.TryGetValue(field.Key, out var value))
                continue;
            if (field.Kind == FieldKind.Point && value != FieldValues.InOrder)
                (form[field.Key], form[field.Key + "_what"]) = (RecordViews.Anomaly, value);
            else
                form[field.Key] = FieldValues.Typed(field, value);
        }

        return form;
    }

    private async Task<Register?> Readable(string key, CancellationToken ct) =>
        await registers.Find(key, ct) is { } register && register.MayRead(context.Viewer) ? register : null;
}
