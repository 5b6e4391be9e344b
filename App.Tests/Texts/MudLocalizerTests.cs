using System.Collections;
using System.Globalization;
using System.Resources;
using MudBlazor;
using Plainmend.Texts;

namespace Plainmend.Tests.Texts;

public sealed class MudLocalizerTests
{
    [Fact]
    public void Every_string_of_MudBlazor_has_a_Chinese_one()
    {
        using var stream = typeof(MudLocalizer).Assembly.GetManifestResourceStream("MudBlazor.Resources.LanguageResource.resources")!;
        using var reader = new ResourceReader(stream);
        var theirs = reader.Cast<DictionaryEntry>().Select(e => (string)e.Key).ToList();
        var ours = PlainmendMudLocalizer.Chinese.In(CultureInfo.InvariantCulture);
        Assert.True(theirs.Count >= 155);
        Assert.Empty(theirs.Except(ours.Keys));
        Assert.Empty(ours.Keys.Except(theirs));
    }

    [Fact]
    public void A_Chinese_reader_gets_ours_and_an_English_reader_keeps_theirs()
    {
        var localizer = new PlainmendMudLocalizer();
        using (Reader.Chinese()) Assert.Equal("下一步", localizer["MudStepper_Next"].Value);
        using (Reader.English()) Assert.True(localizer["MudStepper_Next"].ResourceNotFound);
        using (Reader.Chinese()) Assert.True(localizer["No_such_key"].ResourceNotFound);
    }
}
