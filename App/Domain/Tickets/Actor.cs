namespace Plainmend.Domain.Tickets;

/// <summary>In which capacity somebody acts; a person may act in several.</summary>
[Flags]
public enum Capacity
{
    None = 0, Customer = 1, Desk = 2, Technician = 4, Supervisor = 8, Finance = 16, System = 32,
    Staff = Desk | Technician | Supervisor | Finance,
}

/// <summary>Who did something: a person, or the system acting by a named rule. Stored with every event.</summary>
/// <param name="As">Every capacity in which this actor may act.</param>
/// <param name="Id">The member's id; null for customers and the system.</param>
/// <param name="Name">Name as shown in the log; for the system, the rule's name.</param>
public sealed record Actor(Capacity As, Guid? Id, string Name)
{
    /// <summary>The system, acting by the rule of this name.</summary>
    public static Actor System(string rule) => new(Capacity.System, null, rule);

    /// <summary>The customer who holds the ticket's link.</summary>
    public static Actor Customer(string name) => new(Capacity.Customer, null, name);

    /// <summary>A member of the staff in the capacities of his role.</summary>
    public static Actor Member(Guid id, string name, People.Role role) => new(Of(role), id, name);

    /// <summary>True when this actor may act in at least one of the given capacities.</summary>
    public bool Is(Capacity any) => (As & any) != 0;

    private static Capacity Of(People.Role role) => role switch
    {
        People.Role.Agent => Capacity.Desk,
        People.Role.Technician => Capacity.Technician,
        People.Role.Supervisor => Capacity.Desk | Capacity.Supervisor,
        People.Role.Finance => Capacity.Finance,
        People.Role.Admin => Capacity.Desk | Capacity.Supervisor | Capacity.Finance,
        _ => Capacity.None,
    };
}
