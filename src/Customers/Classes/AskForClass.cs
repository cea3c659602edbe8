using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;
using Zhanggui.Work;

namespace Zhanggui.Customers;

/// <summary>A member asks to be of a class, with company, licence and contact (ORD-21). Staff decide.</summary>
[Open]
public sealed partial class AskForClass
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly IToDos _todos;
    private readonly Policies _policies;
    private readonly DocumentNumbers _numbers;

    internal AskForClass(
        ShopDb db,
        OperationContext context,
        IToDos todos,
        Policies policies,
        DocumentNumbers numbers
    ) => (_db, _context, _todos, _policies, _numbers) = (db, context, todos, policies, numbers);

    /// <summary>Refused at each wrong field, and while an earlier request waits.</summary>
    public async Task<Result<ClassRequestCard>> Run(ClassRequestInput input, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (_context.Actor is not { Kind: ActorKind.Member, Id: { } id })
            return ClassErrors.MembersOnly;
        var account = AccountId.From(id);
        if (Wrong(input) is { } refused)
            return refused;
        // Holds the member until the end: of two requests at the same moment the second finds the first.
        if (
            await _db.Set<Member>()
                .Where(m => m.Account == account)
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.Version, m => m.Version + 1), ct) == 0
        )
            return ClassErrors.MembersOnly;
        var member = await _db.Set<Member>().AsNoTracking().FirstAsync(m => m.Account == account, ct);
        var wanted = await _db.Set<CustomerClass>()
            .AsNoTracking()
            .FirstOrDefaultAsync(c => c.Code == input.Class && c.IsActive, ct);
        if (wanted is null)
            return ClassErrors.Class;
        if (!wanted.IsOpen)
            return ClassErrors.NotOpen;
        if (member.Class == wanted.Code)
            return ClassErrors.Same;
        if (await _db.Set<ClassRequest>().AnyAsync(r => r.Account == id && r.State == ClassRequestState.Pending, ct))
            return ClassErrors.Waiting;
        var request = new ClassRequest
        {
            Id = _context.NewId<ClassRequestId>(),
            No = await _numbers.Next(_db, "KL", _context.Now, ct),
            Account = id,
            Login = member.Login,
            Class = wanted.Code,
            Company = input.Company.Trim(),
            Licence = input.Licence.Trim().ToUpperInvariant(),
            Contact = input.Contact.Trim(),
            Phone = PhoneNumber.Parse(input.Phone).Value,
            Note = string.IsNullOrWhiteSpace(input.Note) ? null : input.Note.Trim(),
            MadeAt = Instants.Cut(_context.Now),
        };
        _db.Add(request);
        _context.Record(
            request.Subject with
            {
                IsNew = true,
            },
            ("申请客户类型", "Customer class asked for"),
            after: new
            {
                request.Class,
                request.Company,
                request.Licence,
                request.Contact,
                Phone = Masked.Phone(request.Phone),
            }
        );
        await _todos.Open(ToDo(request, wanted), ct);
        return ClassQueries.Card(request);
    }

    private ToDoDraft ToDo(ClassRequest request, CustomerClass wanted) =>
        new(
            ClassSetup.ToDo,
            ("审核批发申请", "Decide on a wholesale request"),
            request.Subject,
            $"/office/class-requests/{request.No}",
            "DIST",
            _context.Now + _policies.Get(ClassSetup.DecideWithin),
            (
                $"{request.Company} 申请“{wanted.NameZh}”，核对执照后通过或不通过",
                $"{request.Company} asks for “{wanted.NameEn}”: check the licence, then approve or refuse"
            ),
            ("去审核", "Decide")
        )
        {
            AlsoFor = ["CSMGR"],
            EscalateTo = "MKTDIR",
            Who = request.Company,
        };

    private static Refusal? Wrong(ClassRequestInput input)
    {
        var wrong = new List<Refusal>();
        if ((input.Company ?? "").Trim().Length is < 2 or > 100)
            wrong.Add(ClassErrors.Company);
        if (!LicenceShape().IsMatch((input.Licence ?? "").Trim().ToUpperInvariant()))
            wrong.Add(ClassErrors.Licence);
        if ((input.Contact ?? "").Trim().Length is < 2 or > 30)
            wrong.Add(ClassErrors.Contact);
        if (PhoneNumber.Parse(input.Phone ?? "") is { IsDone: false } phone)
            wrong.Add(phone.Refusal);
        if (input.Note is { Length: > 200 })
            wrong.Add(ClassErrors.Note);
        return Refusal.Join(wrong);
    }

    [GeneratedRegex("^([0-9A-Z]{15}|[0-9A-Z]{18})$")]
    private static partial Regex LicenceShape();
}

/// <summary>A member takes their own request back.</summary>
[Open]
public sealed class WithdrawClassRequest
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly IToDos _todos;

    internal WithdrawClassRequest(ShopDb db, OperationContext context, IToDos todos) =>
        (_db, _context, _todos) = (db, context, todos);

    /// <summary>Refused when it was decided; somebody else's is not there.</summary>
    public async Task<Result> Run(CancellationToken ct)
    {
        if (_context.Actor is not { Kind: ActorKind.Member, Id: { } id })
            return ClassErrors.MembersOnly;
        if (
            await _db.Set<ClassRequest>()
                .FirstOrDefaultAsync(r => r.Account == id && r.State == ClassRequestState.Pending, ct)
            is not { } request
        )
            return ClassErrors.NoRequest;
        if (request.End(ClassRequestVerb.Withdraw, _context.Actor.Name, null, _context.Now) is { IsDone: false } not)
            return not;
        await _todos.Finish(ClassSetup.ToDo, request.Id.Value, ct);
        _context.Record(
            request.Subject,
            ("撤回申请", "Request withdrawn"),
            new { state = ClassRequestState.Pending },
            new { request.State }
        );
        return Result.Done;
    }
}

/// <summary>
/// Staff approve a request, and the member is of the class at once, or refuse it and say why (ORD-21).
/// </summary>
[Needs(ClassSetup.Set)]
public sealed class DecideClassRequest
{
    private readonly ShopDb _db;
    private readonly OperationContext _context;
    private readonly CustomerClassDirectory _directory;
    private readonly IToDos _todos;

    internal DecideClassRequest(ShopDb db, OperationContext context, CustomerClassDirectory directory, IToDos todos) =>
        (_db, _context, _directory, _todos) = (db, context, directory, todos);

    /// <summary>A refusal needs its reason. Nobody decides about their own account.</summary>
    public async Task<Result> Run(string no, bool approve, string? comment, CancellationToken ct)
    {
        var why = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();
        if (why is { Length: > 200 } || (why is null && !approve))
            return ClassErrors.Reason with { Field = "comment" };
        var upper = (no ?? "").Trim().ToUpperInvariant();
        if (await _db.Set<ClassRequest>().FirstOrDefaultAsync(r => r.No == upper, ct) is not { } request)
            return ClassErrors.NoRequest;
        if (request.Account == _context.Actor.Id)
            return ClassErrors.Own;
        if (
            request.End(
                approve ? ClassRequestVerb.Approve : ClassRequestVerb.Refuse,
                _context.Actor.Name,
                why,
                _context.Now
            ) is
            { IsDone: false } not
        )
            return not;
        // Staff may have put the member into the class in the meantime: then there is nothing left to do.
        if (
            approve
            && await _directory.Put(
                AccountId.From(request.Account),
                request.Class,
                $"{request.No} {request.Company}",
                ct
            )
                is { IsDone: false } refused
            && refused.Refusal.Code != ClassErrors.Same.Code
        )
            return refused;
        await _todos.Finish(ClassSetup.ToDo, request.Id.Value, ct);
        _context.Record(
            request.Subject,
            approve ? ("通过申请", "Request approved") : ("不通过申请", "Request refused"),
            new { state = ClassRequestState.Pending },
            new { request.State },
            why
        );
        var name = (await _db.Set<CustomerClass>().AsNoTracking().FirstAsync(c => c.Code == request.Class, ct)).NameZh;
        await _context.Raise(new ClassRequestDecided(request.Id, request.No, request.Phone, approve, name, why), ct);
        return Result.Done;
    }
}

/// <summary>Tells whoever asked.</summary>
internal sealed class TellClassDecided(INotices notices) : IIntegrationEventHandler<ClassRequestDecided>
{
    public Task Handle(ClassRequestDecided e, Guid eventId, CancellationToken ct) =>
        notices.Tell(
            e.IsApproved ? ClassNotices.Approved : ClassNotices.Refused,
            e.Phone,
            $"class:{e.Id.Value:N}",
            ct,
            ("class", e.ClassZh),
            ("no", e.No),
            ("reason", e.Comment ?? "")
        );
}

/// <summary>What members are told about their requests.</summary>
internal static class ClassNotices
{
    public static readonly NoticeKind Approved = new(
        "class.approved",
        ("批发申请通过", "Wholesale request approved"),
        ("批发申请通过时", "When a request for a class is approved"),
        (
            "您的{class}申请 {no} 已通过，登录商城即可看到批发价。",
            "Your request {no} is approved: sign in to the shop to see your prices."
        ),
        "class",
        "no"
    );

    public static readonly NoticeKind Refused = new(
        "class.refused",
        ("批发申请没通过", "Wholesale request refused"),
        ("批发申请没有通过时", "When a request for a class is refused"),
        (
            "您的{class}申请 {no} 未通过：{reason}。可以修改后再次申请。",
            "Your request {no} was not approved: {reason}. You may change it and ask again."
        ),
        "class",
        "no",
        "reason"
    );

    public static readonly IReadOnlyList<NoticeKind> All = [Approved, Refused];
}
