namespace Plainmend.Domain.Billing;

/// <summary>The most a customer has agreed to pay for a ticket. No charge passes it without a new approval.</summary>
/// <param name="Most">The approved total.</param>
/// <param name="Approval">What approved it: "quote v2, approved by Zhang Wei", or the card's limit.</param>
public sealed record Ceiling(Money Most, string Approval)
{
    /// <summary>What may be spent without asking, where nothing has been approved yet.</summary>
    public static Ceiling Unapproved(RateCard card) => new(Money.Rounded(card.NoApprovalLimit, card.Currency), card.Document);

    /// <summary>Whether a bill stays at or below the ceiling.</summary>
    public bool Allows(Statement statement) => statement.TotalMoney <= Most;

    /// <summary>What is left below the ceiling; negative when it is passed.</summary>
    public Money Left(Statement statement) => Most - statement.TotalMoney;

    /// <summary>Hands the statement back, or refuses it because it passes the ceiling.</summary>
    public Statement Hold(Statement statement) => Allows(statement) ? statement
        : throw new RefusedException(Refusal.CeilingPassed, statement.TotalMoney, Most);
}
