using Plainmend.Components.Admin;

namespace Plainmend.Tests.Components.Admin;

public sealed class EditingTests
{
    private readonly Editing<string> _edit = new();

    [Fact]
    public void A_reading_that_ends_late_never_covers_a_newer_one()
    {
        _edit.Offer("one", 1);
        _edit.Touch();
        _edit.Offer("three", 3);
        _edit.Offer("two", 2);
        Assert.Equal(("one", "three", 3), (_edit.Mine, _edit.Theirs, _edit.TheirVersion));
        _edit.TakeTheirs();
        _edit.Offer("two", 2);
        Assert.Equal(("three", 3), (_edit.Mine, _edit.Seen));
    }

    [Fact]
    public void Mine_that_was_kept_is_not_asked_about_again_by_a_late_reading()
    {
        _edit.Offer("one", 1);
        _edit.Touch();
        _edit.Offer("two", 2);
        _edit.KeepMine();
        _edit.Offer("two", 2);
        Assert.Equal(("one", null, 2), (_edit.Mine, _edit.Theirs, _edit.Seen));
    }

    [Fact]
    public async Task What_is_typed_while_it_is_being_saved_stays()
    {
        var stored = new TaskCompletionSource<int?>();
        _edit.Offer("one", 1);
        _edit.Touch();
        var saving = _edit.SaveAsync(() => stored.Task);
        _edit.Touch();
        stored.SetResult(2);
        Assert.True(await saving);
        Assert.True(_edit.IsTouched);
        _edit.Offer("what was saved", 2);
        Assert.Equal(("one", 2), (_edit.Mine, _edit.Seen));
    }

    [Fact]
    public async Task What_is_saved_follows_what_is_stored_again()
    {
        _edit.Offer("one", 1);
        _edit.Touch();
        await _edit.SaveAsync(() => Task.FromResult<int?>(2));
        _edit.Offer("three", 3);
        Assert.Equal(("three", 3, null), (_edit.Mine, _edit.Seen, _edit.Theirs));
    }
}
