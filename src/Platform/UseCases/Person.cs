namespace Zhanggui.Platform;

/// <summary>A person who signs a step. The system itself can't: picking and checking are done by hand.</summary>
public readonly record struct Person(Guid Id, string Name)
{
    /// <summary>Whoever is signed in; refused for the system itself.</summary>
    public static Result<Person> Of(Actor actor) =>
        actor.Id is { } id
            ? new Person(id, actor.Name)
            : Refusal.Forbidden(
                "warehouse.needs_person",
                "这一步要由具体的人来做，请用个人账户登录",
                "This step is done by a person: sign in with a personal account."
            );
}
