using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain;
using Plainmend.Texts;

namespace Plainmend.Components.Setup;

/// <summary>The page behind the one-time link of an empty house: the company and its first administrator. A plain post, no script.</summary>
public sealed partial class Setup
{
    private readonly Dictionary<string, string> _problems = new(StringComparer.Ordinal);
    private const string Zone = "Asia/Shanghai", Currency = "CNY";
    private bool _open;

    /// <summary>The secret of the link in the server's log.</summary>
    [Parameter] public string Secret { get; set; } = "";
    [SupplyParameterFromForm(FormName = "setup")] private SetupInput Input { get; set; } = default!;
    [CascadingParameter] private HttpContext Http { get; set; } = default!;
    [Inject] private SetupLink Link { get; set; } = default!;
    [Inject] private StarterKit Kit { get; set; } = default!;
    [Inject] private NavigationManager Navigation { get; set; } = default!;

    protected override void OnInitialized()
    {
        _open = Link.Opens(Secret);
        Input ??= new();
        if (!_open) Navigation.NotFound();
    }

    private async Task CreateAsync()
    {
        Check();
        if (_problems.Count > 0) return;
        try
        {
            // The act runs to its end although the browser may go: half a company helps nobody.
            if (await Link.UseAsync(Secret, () => Kit.OpenAsync(Input.Entry(), CancellationToken.None))) Navigation.NavigateTo($"/sign-in?name={Uri.EscapeDataString(Input.Login!.Trim())}");
            else Navigation.NotFound();
        }
        catch (RefusedException refused)
        {
            _problems[refused.Field ?? ""] = RefusalText.For(refused);
        }
    }

    private void Check()
    {
        Need("Company", SetupText.CompanyName, Input.Company);
        Need("Slug", SetupText.Slug, Input.Slug);
        Need("Prefix", SetupText.Prefix, Input.Prefix);
        Need("Hotline", SetupText.Hotline, Input.Hotline);
        Need("Zone", SetupText.Zone, Input.Zone);
        Need("Currency", SetupText.Currency, Input.Currency);
        Need("Name", SetupText.Name, Input.Name);
        Need("Login", SetupText.Login, Input.Login);
        if ((Input.Password ?? "").Length < Passwords.Least) _problems["Password"] = SetupText.PasswordHint.With(Passwords.Least);
    }

    private void Need(string field, string label, string? typed)
    {
        if (string.IsNullOrWhiteSpace(typed)) _problems[field] = SetupText.Needed.With(label);
    }
}

/// <summary>The form's fields as typed.</summary>
public sealed class SetupInput
{
    public string? Company { get; set; }
    public string? CompanyEn { get; set; }
    public string? Slug { get; set; }
    public string? Prefix { get; set; }
    public string? Hotline { get; set; }
    public string? Zone { get; set; } = "Asia/Shanghai";
    public string? Currency { get; set; } = "CNY";
    public bool AllDay { get; set; }
    public string? Name { get; set; }
    public string? Login { get; set; }
    public string? Password { get; set; }

    public CompanyEntry Entry() => new(Company, CompanyEn, Slug, Prefix, Hotline, Zone, Currency, AllDay, Name, Login, Password);
}
