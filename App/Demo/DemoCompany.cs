using Plainmend.Domain.Billing;
using Plainmend.Domain.People;
using Plainmend.Domain.Surge;

namespace Plainmend.Demo;

/// <summary>One invented company: everything needed to open it by the ordinary acts.</summary>
/// <param name="Surge">When its partners are called in; null = it has none.</param>
/// <param name="UrgentMinutes">Minutes within which a technician accepts something urgent.</param>
public sealed record DemoCompany(
    string Slug, string Name, string NameEn, string Prefix, string Hotline, IReadOnlyList<string> Districts, IReadOnlyList<DemoLine> Lines,
    IReadOnlyList<DemoMember> Desk, IReadOnlyList<DemoTechnician> Technicians, IReadOnlyDictionary<string, PartPrice> Parts, SurgePolicy? Surge = null, int UrgentMinutes = 10);

/// <summary>A product line with its models and faults.</summary>
public sealed record DemoLine(string Code, string Name, string NameEn, IReadOnlyList<string> Models, IReadOnlyList<DemoFault> Faults);

/// <summary>A fault. Labour in yuan.</summary>
/// <param name="Steps">Steps of every job, each needed to finish it; null = none.</param>
public sealed record DemoFault(
    string Code, string Name, string NameEn, ServiceMode Mode, int Minutes, int Labour, string? Part = null, bool Urgent = false, int Share = 10, IReadOnlyList<Bilingual>? Steps = null);

/// <summary>Somebody at the desk.</summary>
public sealed record DemoMember(string Login, string Name, string NameEn, Role Role);

/// <summary>Somebody who repairs: lines with level, districts with his home first.</summary>
/// <param name="Partner">Comes only when called, and takes calls.</param>
public sealed record DemoTechnician(
    string Login, string Name, string NameEn, IReadOnlyList<(string Line, int Level)> Skills, IReadOnlyList<string> Districts, int PerDay,
    double Latitude, double Longitude, string? Certificate = null, bool Partner = false);
