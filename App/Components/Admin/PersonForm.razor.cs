using Plainmend.Components.Shared;
using System.Globalization;
using Microsoft.AspNetCore.Components;
using Plainmend.Access;
using Plainmend.Actions;
using Plainmend.Domain.People;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The form of one person, or of somebody new.</summary>
public sealed partial class PersonForm
{
    private static readonly IReadOnlyList<Pick> Levels =
        [.. Enumerable.Range(0, 6).Select(level => new Pick(level.ToString(CultureInfo.InvariantCulture), level == 0 ? "–" : level.ToString(CultureInfo.InvariantCulture)))];

    private readonly Editing<PersonDraft> _edit = new();
    private readonly FieldFaults _faults = new();
    private string? _said;

    /// <summary>Whom to change; null takes somebody on.</summary>
    [Parameter] public AdminPerson? Person { get; set; }
    [Parameter, EditorRequired] public AdminPeople People { get; set; } = default!;
    [Parameter, EditorRequired] public Viewer Viewer { get; set; } = default!;
    /// <summary>Somebody was taken on.</summary>
    [Parameter] public EventCallback<Guid> Taken { get; set; }
    /// <summary>Somebody else was faster: what is stored must be read again.</summary>
    [Parameter] public EventCallback Conflict { get; set; }
    [Inject] private CompanyActions Actions { get; set; } = default!;

    private bool CanWrite => Viewer.Role == Role.Admin;
    private PersonDraft Draft => _edit.Mine!;
    private static string PasswordHint => AdminText.PasswordHint.With(Passwords.Least);

    protected override void OnParametersSet() => _edit.Offer(PersonDraft.Of(Person), Person?.Version ?? 0);

    private async Task SaveAsync()
    {
        _faults.Clear();
        _said = null;
        var entry = Draft.Entry(Person, People.Zone, _faults);
        if (Person is null) CheckNew();
        if (_faults.Any) return;
        if (Person is null) await TakeOnAsync(entry);
        else if (await _edit.SaveAsync(() => ChangeAsync(Person, entry))) _said = AdminText.Saved;
        else await Conflict.InvokeAsync();
    }

    private void CheckNew()
    {
        _faults.Needed("Login", AdminText.Login, Draft.Login);
        if (Draft.Password.Length < Passwords.Least) _faults.Add("Password", PasswordHint);
    }

    private async Task TakeOnAsync(MemberEntry entry)
    {
        var id = Guid.Empty;
        if (await _faults.TryAsync(async () => id = await Actions.TakeOnAsync(Viewer, Draft.Login, Draft.Password, entry, default))) await Taken.InvokeAsync(id);
    }

    private async Task<int?> ChangeAsync(AdminPerson person, MemberEntry entry) =>
        await _faults.TryAsync(() => Actions.ChangePersonAsync(Viewer, person.Id, _edit.Seen, entry, default)) ? _edit.Seen + 1 : null;
}
