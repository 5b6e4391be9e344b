using System.Collections;
using Plainmend.Domain.Tickets;

namespace Plainmend.Tests.Domain.Tickets;

/// <summary>No kind of fact keeps a customer's words by being forgotten.</summary>
public sealed class ErasureTests
{
    private const string Canary = "CANARY王女士";

    // Codes, and names of the company's own people and things.
    private static readonly HashSet<string> MayStay =
    [
        "Submitted.Number", "Submitted.Line", "Submitted.Fault", "Submitted.Model", "Submitted.CustomerTier", "Contact.District", "Contact.Language", "IntakeAccepted.EntitlementReason", "Rejected.DuplicateOf",
        "OfferMade.Technician", "LabourStarted.Record", "LabourCorrected.Record", "LabourRemoved.Record", "PartMissing.Sku", "PartArrived.Sku", "LineDisputed.LineKey", "DisputeDecided.LineKey", "ToldPerson.Name", "FieldChange.Field", "WorksSigned.Seal", "TicketLink.Number", "FilledField.Code", "FieldFilled.Code",
    ];

    public static TheoryData<Type> Facts => [.. typeof(Fact).Assembly.GetTypes().Where(t => t.IsSubclassOf(typeof(Fact)))];

    [Theory, MemberData(nameof(Facts))]
    public void Every_text_of_a_fact_is_gone_or_may_stay(Type kind)
    {
        var fact = (Fact)Filled(kind, kind.Name)!;
        var without = Erasure.Of(new TicketEvent(1, default, Actor.Customer(Canary), fact), [Canary]).Fact;
        Assert.Equal(kind, without.GetType());
        Assert.DoesNotContain("CANARY", System.Text.Json.JsonSerializer.Serialize(without, kind), StringComparison.Ordinal);
    }

    [Fact]
    public void The_repair_itself_stays_readable_and_the_customers_own_name_goes_out_of_it()
    {
        var names = Erasure.Names([new DetailsEdited([new(nameof(Contact.Phone), "13812345678", "13900000000")]), new QuoteApproved(1, "张伟", false)]);
        var finished = (WorkFinished)Erasure.Of(new(2, default, Actor.System("x"), new WorkFinished("张伟家更换压缩机，回电 13812345678", "磨损", 480m)), names).Fact;
        Assert.Equal("***家更换压缩机，回电 ***", finished.Resolution);
        Assert.Equal(480m, finished.Proposed);
        Assert.Equal(Erasure.Mark, Erasure.Of(new(1, default, Actor.Customer("张伟"), new Chased()), []).By.Name);
        var edited = (DetailsEdited)Erasure.Of(new(3, default, Actor.System("x"), new DetailsEdited([new(nameof(Contact.District), "浦东", "徐汇"), new(nameof(Contact.Email), "a@b.example", "c@d.example")])), []).Fact;
        Assert.Equal([new(nameof(Contact.District), "浦东", "徐汇"), new FieldChange(nameof(Contact.Email), "", "")], edited.Changes);
    }

    // A value of a type with the canary in every text that may not stay; lists hold one.
    private static object? Filled(Type type, string name)
    {
        if (type == typeof(string)) return MayStay.Contains(name) ? "x" : name == "FieldChange.Field" ? nameof(Contact.Name) : Canary;
        if (Nullable.GetUnderlyingType(type) is not null || type.IsEnum || !IsOurs(type) && !IsList(type)) return type.IsValueType ? Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null : null;
        if (IsList(type))
        {
            var item = type.GetGenericArguments()[0];
            var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(item))!;
            if (item == typeof(string) || !IsOurs(item)) return list;
            list.Add(Filled(item, item.Name));
            return list;
        }
        if (type.Namespace != typeof(Fact).Namespace) return null;
        var made = type.GetConstructors()[0];
        return made.Invoke([.. made.GetParameters().Select(p => p.ParameterType == typeof(string) && type == typeof(FieldChange) && p.Name == "Field" ? nameof(Contact.Name) : Filled(p.ParameterType, $"{type.Name}.{p.Name}"))]);
    }

    private static bool IsOurs(Type type) => type.Namespace == typeof(Fact).Namespace && !type.IsAbstract;

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IReadOnlyList<>);
}
