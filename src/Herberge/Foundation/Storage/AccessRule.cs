using System.Linq.Expressions;

namespace Herberge.Foundation.Storage;

/// <summary>
/// An access rule written once, as an expression over a row, the viewer's id, whether they are of the house and when they ask, for
/// queries made anew at each call (<see cref="For"/>) and for those compiled once (<see cref="Holds"/>, <see cref="Spelled"/>).
/// </summary>
internal static class AccessRule
{
    public static Expression<Func<T, bool>> For<T>(this Expression<Func<T, Guid, bool, DateTimeOffset, bool>> rule, Guid viewer, bool inside, DateTimeOffset at)
    {
        // Read from a field, so that the engine gets parameters and one plan serves all viewers.
        var held = Expression.Constant(new Asked(viewer, inside, at));
        var body = Put(rule, rule.Parameters[0],
            Expression.Field(held, nameof(Asked.Viewer)), Expression.Field(held, nameof(Asked.Inside)), Expression.Field(held, nameof(Asked.At)));
        return Expression.Lambda<Func<T, bool>>(body, rule.Parameters[0]);
    }

    /// <summary>Stands for the rule inside an expression given to <see cref="Spelled"/>; it can't be called.</summary>
    public static bool Holds<T>(this Expression<Func<T, Guid, bool, DateTimeOffset, bool>> rule, T row, Guid viewer, bool inside, DateTimeOffset at) =>
        throw new NotSupportedException($"{nameof(Holds)} is only for expressions that are spelled out.");

    /// <summary>The same query with every <see cref="Holds"/> replaced by its rule.</summary>
    public static Expression<TQuery> Spelled<TQuery>(Expression<TQuery> query) => (Expression<TQuery>)new Speller().Visit(query)!;

    private static Expression Put(LambdaExpression rule, params ReadOnlySpan<Expression> values)
    {
        var body = rule.Body;
        for (var i = 0; i < values.Length; i++) body = new Replacer(rule.Parameters[i], values[i]).Visit(body)!;
        return body;
    }

    private sealed class Asked(Guid viewer, bool inside, DateTimeOffset at)
    {
        public readonly Guid Viewer = viewer;
        public readonly bool Inside = inside;
        public readonly DateTimeOffset At = at;
    }

    private sealed class Replacer(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }

    private sealed class Speller : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
        {
            if (node.Method.DeclaringType != typeof(AccessRule) || node.Method.Name != nameof(Holds)) return base.VisitMethodCall(node);
            var rule = Expression.Lambda<Func<LambdaExpression>>(node.Arguments[0]).Compile()();
            return Put(rule, node.Arguments[1], node.Arguments[2], node.Arguments[3], node.Arguments[4]);
        }
    }
}
