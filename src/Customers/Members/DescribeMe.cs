using Microsoft.EntityFrameworkCore;
using Zhanggui.Organization;

namespace Zhanggui.Customers;

/// <summary>A member completes or changes their own profile (SHOP-12: other data is completed later).</summary>
[Open]
public sealed class DescribeMe(ShopDb db, OperationContext context)
{
    /// <summary>Sets name and phone; refuses at the fields "name" and "phone". An empty phone removes it.</summary>
    public async Task<Result> Run(string name, string? phone, CancellationToken ct)
    {
        if (context.Actor.Id is not { } id)
            return Refusals.SignInFirst;
        var refusals = new List<Refusal>();
        var called = AddressCheck.PersonName(name);
        if (!called.IsDone)
            refusals.Add(called.Refusal);
        var number = string.IsNullOrWhiteSpace(phone) ? (Result<string>?)null : PhoneNumber.Parse(phone);
        if (number is { IsDone: false } wrong)
            refusals.Add(wrong.Refusal!);
        if (Refusal.Join(refusals) is { } refused)
            return refused;

        var account = AccountId.From(id);
        var member = await db.Set<Member>().FirstOrDefaultAsync(m => m.Account == account, ct);
        if (member is null)
            return Refusal.NotFound("customers.no_member", "没有您的会员资料", "There is no member profile of yours.");
        var before = new { member.Name, Phone = Masked.Phone(member.Phone) };
        member.Describe(called.Value, number?.Value);
        context.Record(
            member.Subject,
            ("修改会员资料", "Profile changed"),
            before,
            new { member.Name, Phone = Masked.Phone(member.Phone) }
        );
        return Result.Done;
    }
}
