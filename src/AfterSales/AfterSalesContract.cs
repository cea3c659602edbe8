namespace Zhanggui.AfterSales;

/// <summary>What a customer wants of goods that they have.</summary>
public enum ReturnKind
{
    /// <summary>退货: the goods come back, the money goes back (AFS-08).</summary>
    Return,

    /// <summary>换货: the goods come back, others go out for nothing (AFS-07).</summary>
    Exchange,
}

/// <summary>Why (AFS-02).</summary>
public enum ReturnReason
{
    /// <summary>质量问题; needs a picture (AFS-03).</summary>
    Quality,

    /// <summary>发错货.</summary>
    WrongGoods,

    /// <summary>运输破损; needs a picture.</summary>
    Damaged,

    /// <summary>无理由.</summary>
    NoReason,

    /// <summary>拒收、退件: the customer never had it.</summary>
    Undelivered,
}

/// <summary>Where a return or an exchange stands (F5, rows 6 to 8).</summary>
public enum ReturnState
{
    /// <summary>待审批: beyond the own authority, another person decides.</summary>
    Reviewing,

    /// <summary>待寄回: agreed; the goods are awaited.</summary>
    Awaiting,

    /// <summary>待签字: the goods were looked at; the return slip is signed next (AFS-11).</summary>
    Inspected,

    /// <summary>已完成: posted, and refunded or sent anew.</summary>
    Done,

    /// <summary>不同意.</summary>
    Refused,

    /// <summary>已撤回.</summary>
    Withdrawn,
}

/// <summary>A return or an exchange as its customer and the modules above see it.</summary>
/// <param name="No">TH20261123-000001.</param>
/// <param name="Kind">Return or exchange.</param>
/// <param name="State">Where it stands.</param>
/// <param name="ForCustomer">That in plain words, with what happens next; null once there is nothing to say.</param>
public sealed record ReturnCard(string No, ReturnKind Kind, ReturnState State, Text? ForCustomer);

/// <summary>A customer is to be told how their return goes on; once for each step.</summary>
public sealed record ReturnTold(Guid Id, string Step, string Phone, string Words) : IEvent;

/// <summary>Reads what came back of orders.</summary>
public interface IReturns
{
    /// <summary>An order's returns and exchanges, newest first.</summary>
    Task<IReadOnlyList<ReturnCard>> OfOrder(Guid order, CancellationToken ct);
}
