namespace Plainmend.Domain.People;

/// <summary>What a member of a company's staff is employed to do; decides which acts and pages are open to them.</summary>
public enum Role
{
    /// <summary>Desk agent (坐席): takes reports, dispatches, answers.</summary>
    Agent,
    /// <summary>Field or bench technician (工程师 / 师傅): sees and moves only his own jobs.</summary>
    Technician,
    /// <summary>Supervisor (主管): all the desk may, and overrides, escalations, disputes.</summary>
    Supervisor,
    /// <summary>Finance (财务): settlements, disputes, bills.</summary>
    Finance,
    /// <summary>Administrator (管理员): everything but a technician's own acts.</summary>
    Admin,
}
