using PolicyBot.Chat;
using PolicyBot.Slack;

namespace PolicyBot.Tests.Slack;

public sealed class SlackOptionsTests
{
    [Fact]
    public void A_setting_that_is_there_without_a_value_is_one_that_is_not_set() =>
        Assert.Equal(new SlackOptions().WhyOff, new SlackOptions { AppToken = null!, SigningSecret = null!, BotToken = null!, ClientId = null!, ClientSecret = null! }.WhyOff);

    [Theory]
    [InlineData("AppToken", "xoxb-1", "Slack:AppToken")]
    [InlineData("BotToken", "xapp-1", "Slack:BotToken")]
    [InlineData("ClientId", "1.2", "Slack:ClientSecret")]
    [InlineData("Connections", "11", "Slack:Connections")]
    [InlineData("ApiBase", "http://slack.com/api/", "Slack:ApiBase")]
    [InlineData("ApiBase", "https://slack.com/api", "Slack:ApiBase")]
    public void A_wrong_setting_is_named(string name, string value, string expected)
    {
        var options = new SlackOptions();
        var property = typeof(SlackOptions).GetProperty(name)!;
        property.SetValue(options, property.PropertyType == typeof(int) ? int.Parse(value) : property.PropertyType == typeof(Uri) ? new Uri(value) : value);

        var result = new SlackOptionsValidator().Validate(null, options);

        Assert.Contains(expected, Assert.Single(result.Failures!), StringComparison.Ordinal);
        if (name.EndsWith("Token", StringComparison.Ordinal))
            Assert.DoesNotContain(value, result.FailureMessage!, StringComparison.Ordinal);
    }

    [Fact]
    public void The_defaults_are_sound_and_off()
    {
        Assert.True(new SlackOptionsValidator().Validate(null, new()).Succeeded);
        Assert.NotNull(new SlackOptions().WhyOff);
        Assert.Contains("Slack:BotToken", new SlackOptions { AppToken = "xapp-1" }.WhyOff!, StringComparison.Ordinal);
        Assert.Null(new SlackOptions { AppToken = "xapp-1", BotToken = "xoxb-1" }.WhyOff);
        Assert.Null(new SlackOptions { SigningSecret = "s", ClientId = "1", ClientSecret = "2" }.WhyOff);
    }

    [Theory]
    [InlineData("https://slack.com/api/", true)]
    [InlineData("wss://wss-primary.slack.com/", true)]
    [InlineData("http://127.0.0.1:1/", true)]
    [InlineData("ws://localhost:1/", true)]
    [InlineData("http://slack.com/", false)]
    [InlineData("ws://10.0.0.1/", false)]
    [InlineData("http://127.0.0.1.example/", false)]
    [InlineData("ftp://slack.com/", false)]
    [InlineData("/relative", false)]
    [InlineData("", false)]
    public void Plain_addresses_are_for_this_machine_alone(string address, bool allowed) => Assert.Equal(allowed, SafeAddress.Read(address) is not null);
}
