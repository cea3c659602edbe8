using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace Zhanggui.Work;

/// <summary>
/// Whose lists an item stands on: once as a condition for queries, once for an item in hand. Both say the same.
/// </summary>
internal static class Visible
{
    /// <summary>Mine: handed to me, or my positions' and nobody's yet, or reported to me.</summary>
    public static bool ToMe(WorkItem item, Actor actor) =>
        actor.Kind == ActorKind.Staff
        && (
            item.Person == actor.Id
            || item.Person is null && item.Positions.Any(actor.Positions.Contains)
            || Reported(item, actor)
        );

    /// <summary>My positions', whoever has taken it.</summary>
    public static bool ToGroup(WorkItem item, Actor actor) =>
        actor.Kind == ActorKind.Staff
        && (item.Person == actor.Id || item.Positions.Any(actor.Positions.Contains) || Reported(item, actor));

    private static bool Reported(WorkItem item, Actor actor) =>
        item.EscalatedTo is { } to && actor.Positions.Contains(to);

    /// <summary>The condition of <see cref="ToMe"/>, or of <see cref="ToGroup"/>.</summary>
    public static Expression<Func<WorkItem, bool>> Condition(Actor actor, bool group)
    {
        var me = actor.Id;
        var held = actor.Positions.ToList();
        Expression<Func<WorkItem, bool>> own = i =>
            i.Person == me || (i.EscalatedTo != null && EF.Parameter(held).Contains(i.EscalatedTo));
        Expression<Func<WorkItem, bool>> first = i => EF.Parameter(held).Contains(i.Position);
        var byPosition = held.Aggregate(
            first,
            (so, position) =>
            {
                var bounded = $",{position},";
                return Or(so, i => i.AlsoFor.Contains(bounded));
            }
        );
        return Or(own, group ? byPosition : And(i => i.Person == null, byPosition));
    }

    public static Expression<Func<WorkItem, bool>> Not(Expression<Func<WorkItem, bool>> a) =>
        Expression.Lambda<Func<WorkItem, bool>>(Expression.Not(a.Body), a.Parameters);

    private static Expression<Func<WorkItem, bool>> Or(
        Expression<Func<WorkItem, bool>> a,
        Expression<Func<WorkItem, bool>> b
    ) => Join(a, b, Expression.OrElse);

    private static Expression<Func<WorkItem, bool>> And(
        Expression<Func<WorkItem, bool>> a,
        Expression<Func<WorkItem, bool>> b
    ) => Join(a, b, Expression.AndAlso);

    private static Expression<Func<WorkItem, bool>> Join(
        Expression<Func<WorkItem, bool>> a,
        Expression<Func<WorkItem, bool>> b,
        Func<Expression, Expression, Expression> how
    ) =>
        Expression.Lambda<Func<WorkItem, bool>>(
            how(a.Body, new Swap(b.Parameters[0], a.Parameters[0]).Visit(b.Body)),
            a.Parameters
        );

    private sealed class Swap(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
