using System.Globalization;
using Microsoft.AspNetCore.Http;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Records;

/// <summary>The page on which a company makes a register of its own, or the next version of one.</summary>
internal sealed class RegisterPages(RecordContext context, Registers registers, IPositions positions)
{
    /// <summary>So many lines of fields the form offers; more come with the next version.</summary>
    public const int Lines = 12;

    private const string DutyKey = "due";

    public async Task<IResult> Form(string? key, CancellationToken ct)
    {
        if (key is null)
            return await Show(new FormState { ["dutyBy"] = "18:00", ["dutyDay"] = "1" }, null, 200, ct);
        if (await registers.Find(key, ct) is not { } register)
            return context.Refuse(RecordErrors.NoRegister);
        return register.IsOwn ? await Show(Filled(register), register, 200, ct) : context.Refuse(RecordErrors.Shipped);
    }

    public async Task<IResult> Save(CancellationToken ct)
    {
        var form = await FormState.Read(context.Http, ct);
        var was = form["was"].Length > 0 ? await registers.Find(form["was"], ct) : null;
        var known = await positions.All(ct);
        var register = Read(form, was, known, await registers.All(ct));
        var saved = await context.Executor.Run(
            context.Viewer,
            (SaveRegister u) => u.Run(register, ct),
            ct,
            form.IdempotencyKey
        );
        if (saved.IsDone)
            return PageResult.Redirect(
                context.Http,
                "/office/records/" + register.Key,
                context.L["已保存第 {0} 版", saved.Value]
            );
        if (saved.Refusal.Kind is RefusalKind.Forbidden)
            return context.Refuse(saved.Refusal);
        form.Accept(saved.Refusal);
        return await Show(form, was, 422, ct);
    }

    private async Task<IResult> Show(FormState form, Register? register, int status, CancellationToken ct)
    {
        var model = new RegisterViews.FormModel(
            form,
            register,
            [.. (await positions.All(ct)).Values.Where(p => p.IsOfStaff)],
            Math.Max(Lines, (register?.Fields.Count ?? 0) + 4)
        );
        return PageResult.Page(
            register is null ? context.L["新建台账"] : context.L["修改 {0}", register.Name],
            RegisterViews.Form(model, context.L),
            typeof(OfficeLayout),
            status
        );
    }

    private static Register Read(
        FormState form,
        Register? was,
        IReadOnlyDictionary<string, PositionView> known,
        IReadOnlyList<Register> all
    )
    {
        List<RegisterField> fields = [];
        for (var i = 0; form.Has($"fzh{i}"); i++)
        {
            string At(string name) => form[$"{name}{i}"].Trim();
            if (At("fzh").Length + At("fen").Length == 0)
                continue;
            var key = At("fkey").Length > 0 ? At("fkey") : FreeKey(form, fields);
            fields.Add(
                new RegisterField(
                    key,
                    new Text(At("fzh"), Or(At("fen"), At("fzh"))),
                    Enum.TryParse<FieldKind>(At("fkind"), out var kind) ? kind : FieldKind.Text
                )
                {
                    IsRequired = form.Checked($"freq{i}"),
                    IsInList = form.Checked($"flist{i}"),
                    Options = Options(At("fopt")),
                }
            );
        }

        var (zh, en) = (form["nameZh"].Trim(), form["nameEn"].Trim());
        return new Register(
            was?.Key ?? NewKey(en, all),
            new Text(zh, Or(en, zh)),
            was?.Prefix ?? form["prefix"].Trim().ToUpperInvariant(),
            "own",
            fields
        )
        {
            Purpose = new Text(form["purpose"].Trim(), form["purpose"].Trim()),
            Approval = form.Checked("approval") ? "own" : null,
            Writers = Ticked(form, "w_", known),
            Readers = Ticked(form, "r_", known),
            Duties = Duties(form, new Text(zh, Or(en, zh))),
        };
    }

    private static List<Duty> Duties(FormState form, Text name)
    {
        if (!Enum.TryParse<Cycle>(form["dutyCycle"], out var cycle))
            return [];
        return
        [
            new Duty(
                DutyKey,
                name,
                form["dutyPosition"],
                cycle,
                TimeOnly.TryParse(form["dutyBy"], CultureInfo.InvariantCulture, out var by) ? by : new TimeOnly(18, 0)
            )
            {
                Day = int.TryParse(form["dutyDay"], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
                    ? day
                    : 0,
            },
        ];
    }

    private static List<string> Ticked(
        FormState form,
        string prefix,
        IReadOnlyDictionary<string, PositionView> known
    ) => [.. known.Keys.Where(p => form.Checked(prefix + p)).Order(StringComparer.Ordinal)];

    private static string Or(string text, string otherwise) => text.Length > 0 ? text : otherwise;

    /// <summary>
    /// The address of a new register: its English name as far as it goes, and a number when it is taken.
    /// </summary>
    private static string NewKey(string english, IReadOnlyList<Register> all)
    {
        var letters = string.Concat(
            english.ToLowerInvariant().Select(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) ? c : '-')
        );
        var words = string.Join('-', letters.Split('-', StringSplitOptions.RemoveEmptyEntries));
        if (words.Length < 2 || !char.IsAsciiLetterLower(words[0]))
            words = "own";
        if (words.Length > 24)
            words = words[..24].TrimEnd('-');
        if (words == "define")
            words = "definition";
        return all.All(r => r.Key != words)
            ? words
            : Enumerable.Range(2, all.Count + 1).Select(n => $"{words}-{n}").First(k => all.All(r => r.Key != k));
    }

    /// <summary>
    /// A field keeps its key through all versions: a new one gets one that no other has had on this form.
    /// </summary>
    private static string FreeKey(FormState form, List<RegisterField> fields) =>
        Enumerable
            .Range(1, 1000)
            .Select(n => $"f{n}")
            .First(k => fields.TrueForAll(f => f.Key != k) && Enumerable.Range(0, 100).All(i => form[$"fkey{i}"] != k));

    private static List<FieldOption> Options(string text) =>
        [
            .. text.Split(
                    [' ', '、', ',', '，', '\n'],
                    StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
                )
                .Distinct()
                .Select(w => new FieldOption(w, new Text(w, w))),
        ];

    private static FormState Filled(Register r)
    {
        var form = new FormState
        {
            ["was"] = r.Key,
            ["nameZh"] = r.Name.Zh,
            ["nameEn"] = r.Name.En,
            ["purpose"] = r.Purpose.Zh,
            ["approval"] = Tick(r.Approval is not null),
        };
        foreach (var p in r.Writers)
            form["w_" + p] = "true";
        foreach (var p in r.Readers)
            form["r_" + p] = "true";
        var duty = r.Duties.Count > 0 ? r.Duties[0] : null;
        (form["dutyCycle"], form["dutyPosition"]) = (duty?.Cycle.ToString() ?? "", duty?.Position ?? "");
        form["dutyBy"] = (duty?.By ?? new TimeOnly(18, 0)).ToString("HH:mm", CultureInfo.InvariantCulture);
        form["dutyDay"] = (duty?.Day ?? 1).ToString(CultureInfo.InvariantCulture);
        foreach (var (i, f) in r.Fields.Index())
        {
            (form[$"fkey{i}"], form[$"fzh{i}"], form[$"fen{i}"], form[$"fkind{i}"]) = (
                f.Key,
                f.Name.Zh,
                f.Name.En,
                f.Kind.ToString()
            );
            (form[$"freq{i}"], form[$"flist{i}"], form[$"fopt{i}"]) = (
                Tick(f.IsRequired),
                Tick(f.IsInList),
                string.Join(' ', f.Options.Select(o => o.Value))
            );
        }

        return form;
    }

    private static string Tick(bool isOn) => isOn ? "true" : "";
}
