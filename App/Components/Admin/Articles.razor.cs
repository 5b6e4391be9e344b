using Microsoft.AspNetCore.Components;
using Plainmend.Actions;
using Plainmend.Components.Shared;
using Plainmend.Domain.Billing;
using Plainmend.Domain.Help;
using Plainmend.Reads;
using Plainmend.Texts;

namespace Plainmend.Components.Admin;

/// <summary>The knowledge base: written, looked at before it is shown, published to customers or only to the staff, with every earlier version.</summary>
public sealed partial class Articles : AdminPage
{
    private readonly FieldFaults _faults = new();
    private IReadOnlyList<ArticleView>? _articles;
    private IReadOnlyList<ArticleVersion> _history = [];
    private AdminCatalogue? _catalogue;
    private ArticleView? _editing;
    private ArticleDraft _draft = new();
    private string _slug = "", _zone = "UTC";
    private string? _said;

    [Inject] private ArticleReads Reads { get; set; } = default!;
    [Inject] private AdminReads Catalogue { get; set; } = default!;
    [Inject] private ArticleActions Actions { get; set; } = default!;

    private IReadOnlyList<Pick> Lines => [.. (_catalogue?.Lines ?? []).Select(l => new Pick(l.Code, Explanations.Say(new(l.Name, l.NameEn))))];

    // Of the lines that are ticked; of none, every fault would be a list nobody reads.
    private IReadOnlyList<Pick> Faults => [.. (_catalogue?.Lines ?? []).Where(l => _draft.Lines.Contains(l.Code)).SelectMany(l => l.Faults).Select(f => new Pick(f.Code, Explanations.Say(new(f.Name, f.NameEn))))];

    private IEnumerable<(string Title, string Body)> Previews => new[] { (_draft.Title, _draft.Body), (_draft.TitleEn, _draft.BodyEn) }.Where(p => p.Item2.Length > 0);

    protected override async Task ReadAsync(CancellationToken stop)
    {
        _articles = await Reads.ListAsync(Viewer, stop);
        if (_catalogue is not null || Viewer is not { } viewer) return;
        _catalogue = await Catalogue.CatalogueAsync(viewer, stop);
        _slug = await Reads.SlugAsync(viewer.Tenant, stop);
        _zone = (await Catalogue.PeopleAsync(viewer, stop))?.Zone ?? _zone;
    }

    private string Facts(ArticleView article) => string.Join(" · ", new[]
    {
        DomainWords.Of(article.Audience), article.Published ? HelpText.Published : HelpText.Draft, string.Join(" ", Lines.Where(l => article.Lines.Contains(l.Value)).Select(l => l.Text)),
    }.Where(t => t.Length > 0));

    private void Blank()
    {
        (_editing, _draft, _said, _history) = (null, new(), null, []);
        _faults.Clear();
    }

    private async Task EditAsync(ArticleView article)
    {
        Blank();
        (_editing, _draft) = (article, ArticleDraft.Of(article));
        _history = await Reads.HistoryAsync(Viewer, article.Id, Gone);
    }

    private async Task KeepAsync()
    {
        _faults.Clear();
        _said = null;
        if (Viewer is not { } viewer || !await _faults.TryAsync(() => Actions.KeepAsync(viewer, _editing?.Id, _editing?.Version ?? 0, _draft.Entry(), Gone))) return;
        Blank();
        _said = HelpText.Saved;
        await RefreshAsync();
    }

    private async Task RemoveAsync(ArticleView article)
    {
        _faults.Clear();
        if (Viewer is not { } viewer) return;
        await _faults.TryAsync(() => Actions.RemoveAsync(viewer, article.Id, article.Version, Gone));
        if (_editing?.Id == article.Id) Blank();
        await RefreshAsync();
    }
}

/// <summary>The form of one article as typed.</summary>
public sealed class ArticleDraft
{
    public string Title { get; set; } = "";
    public string TitleEn { get; set; } = "";
    public string Body { get; set; } = "";
    public string BodyEn { get; set; } = "";
    public IReadOnlyList<string> Lines { get; set; } = [];
    public IReadOnlyList<string> Faults { get; set; } = [];
    /// <summary>Name of an audience.</summary>
    public string Audience { get; set; } = nameof(ArticleAudience.Customer);
    public bool Published { get; set; }

    public static ArticleDraft Of(ArticleView article) => new()
    {
        Title = article.Title, TitleEn = article.TitleEn, Body = article.Body, BodyEn = article.BodyEn, Lines = article.Lines, Faults = article.Faults, Audience = article.Audience.ToString(), Published = article.Published,
    };

    public ArticleEntry Entry() => new(Title, TitleEn, Body, BodyEn, Lines, Faults, Enum.Parse<ArticleAudience>(Audience), Published);
}
