using PolicyBot.App.Storage;

namespace PolicyBot.Tests.Storage;

public sealed class RememberedTests
{
    [Fact]
    public async Task What_changed_while_it_was_read_is_read_anew()
    {
        var remembered = new Remembered<string>();
        var reading = new TaskCompletionSource<string>();

        var slow = remembered.GetAsync(() => reading.Task);
        remembered.Forget();
        reading.SetResult("before");

        Assert.Equal("before", await slow);
        Assert.Equal("after", await remembered.GetAsync(() => Task.FromResult("after")));
        Assert.Equal("after", await remembered.GetAsync(() => Task.FromResult("not read")));
    }
}
