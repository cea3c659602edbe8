using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Zhanggui.Organization;
using Zhanggui.Ui;

namespace Zhanggui.Customers;

/// <summary>Reads requests for classes.</summary>
internal sealed class ClassQueries(ShopDb db) : IClassRequests
{
    private static readonly Sorts<ClassRequest> Sorts = new Sorts<ClassRequest>(r => r.Id.Value)
        .By("made", r => r.MadeAt)
        .By("no", r => r.No)
        .By("company", r => r.Company);

    public Task<PageOf<ClassRequest>> Page(ListRequest request, int take)
    {
        var rows = db.Set<ClassRequest>().AsNoTracking();
        if (Asked.Choice<ClassRequestState>(request["state"]) is { } state)
            rows = rows.Where(r => r.State == state);
        if (request["q"] is { } text)
        {
            var upper = text.ToUpperInvariant();
            rows = rows.Where(r =>
                r.No.StartsWith(upper) || r.Licence == upper || r.Login == text || r.Company.StartsWith(text)
            );
        }

        return Sorts.Page(rows, request.Place, take, request.Ct);
    }

    /// <summary>How many nobody has decided.</summary>
    public Task<int> Pending(CancellationToken ct) =>
        db.Set<ClassRequest>().CountAsync(r => r.State == ClassRequestState.Pending, ct);

    /// <summary>Those with these numbers.</summary>
    public async Task<IReadOnlyList<ClassRequest>> Numbered(IReadOnlyList<string> numbers, CancellationToken ct) =>
        await db.Set<ClassRequest>().AsNoTracking().Where(r => EF.Parameter(numbers).Contains(r.No)).ToListAsync(ct);

    public Task<ClassRequest?> ByNo(string no, CancellationToken ct)
    {
        var upper = no.Trim().ToUpperInvariant();
        return db.Set<ClassRequest>().AsNoTracking().FirstOrDefaultAsync(r => r.No == upper, ct);
    }

    public async Task<ClassRequestCard?> Latest(AccountId account, CancellationToken ct)
    {
        var id = account.Value;
        return
            await db.Set<ClassRequest>()
                .AsNoTracking()
                .Where(r => r.Account == id)
                .OrderByDescending(r => r.MadeAt)
                .ThenByDescending(r => r.Id)
                .FirstOrDefaultAsync(ct)
                is { } request
            ? Card(request)
            : null;
    }

    /// <summary>How many members each class has.</summary>
    public async Task<IReadOnlyDictionary<string, int>> Counts(CancellationToken ct) =>
        await db.Set<Member>()
            .Where(m => m.Class != null)
            .GroupBy(m => m.Class!)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    public static ClassRequestCard Card(ClassRequest r) =>
        new(
            r.Id,
            r.No,
            r.Class,
            r.Company,
            r.Licence,
            r.Contact,
            r.Phone,
            r.Note,
            r.State,
            r.MadeAt,
            r.DecidedAt,
            r.Comment
        );
}

/// <summary>What the module registers for customer classes.</summary>
internal static class ClassSetup
{
    public const string Edit = "crm.class.edit";
    public const string Set = "crm.class.set";
    public const string ToDo = "customer.class";

    public static readonly MinutesPolicy DecideWithin = new(
        "customers.class.decide_within",
        ("批发申请几分钟内审完", "Decide on a wholesale request within (minutes)"),
        "ORD-21",
        24 * 60,
        30,
        14 * 24 * 60
    );

    public static void Add(IServiceCollection services)
    {
        services
            .AddPolicies(DecideWithin)
            .AddSingleton<ClassCache>()
            .AddSingleton<ICustomerClasses>(p => p.GetRequiredService<ClassCache>());
        services
            .AddScoped<CustomerClassDirectory>()
            .AddScoped<IClassLock>(p => p.GetRequiredService<CustomerClassDirectory>())
            .AddScoped<ClassQueries>()
            .AddScoped<IClassRequests>(p => p.GetRequiredService<ClassQueries>());
        services
            .AddUseCase<SaveCustomerClass>()
            .AddUseCase<SetMemberClass>()
            .AddUseCase<AskForClass>()
            .AddUseCase<WithdrawClassRequest>()
            .AddUseCase<DecideClassRequest>();
        services
            .AddList(ClassRequestPage.List)
            .AddDocument(ClassRequestPage.Document)
            .AddIntegrationEventHandler<ClassRequestDecided, TellClassDecided>(
                new Text("告诉客户批发申请的结果", "Tell the customer: wholesale request")
            );
        services.AddPermissions(
            new Permission(Edit, ("维护客户类型", "Maintain customer classes"), "CSDIR", "MKTDIR", "OPSDIR"),
            new Permission(Set, ("审核并设客户类型", "Decide on and set customers' classes"), "DIST", "CSMGR", "CSDIR")
        );
        services.AddSingleton(
            new MenuItem(
                "/office/class-requests",
                ("批发申请", "Wholesale requests"),
                "building-store",
                "orders",
                Set,
                62,
                "/office/class-requests/count"
            )
        );
        services.AddSingleton(
            new MenuItem("/office/customer-classes", ("客户类型", "Customer classes"), "tag", "manage", Edit, 64)
        );
    }
}
