using System.Text;
using PolicyBot.Slack.Receiving;

namespace PolicyBot.Tests.Slack.Receiving;

/// <summary>The documented vector of docs.slack.dev/authentication/verifying-requests-from-slack.</summary>
public sealed class SignatureTests
{
    private const string Secret = "8f742231b10e8888abcd99yyyzzz85a5";
    private const string Timestamp = "1531420618";
    private const string Good = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    private static readonly byte[] _body = Encoding.UTF8.GetBytes(
        "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c");

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-300)]
    public void The_documented_request_is_believed_within_five_minutes_both_ways(int seconds) => Assert.Null(Problem(Timestamp, Good, _body, seconds));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    public void A_replayed_request_is_not(int seconds) => Assert.NotNull(Problem(Timestamp, Good, _body, seconds));

    [Theory]
    [InlineData(null, Good)]
    [InlineData(Timestamp, null)]
    [InlineData(Timestamp, "")]
    [InlineData(Timestamp, "v0=")]
    [InlineData(Timestamp, "v1=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503")]
    [InlineData(Timestamp, "v0=A2114D57B48EAC39B9AD189DD8316235A7B4A8D21A10BD27519666489C69B503")]
    [InlineData("1531420618.0", Good)]
    [InlineData("-1531420618", Good)]
    [InlineData("99999999999999999999", Good)]
    public void Nor_is_one_whose_headers_are_not_as_documented(string? timestamp, string? signature) => Assert.NotNull(Problem(timestamp, signature, _body, 0));

    [Fact]
    public void One_byte_makes_the_difference()
    {
        byte[] altered = [.. _body];
        altered[^1] ^= 1;

        Assert.NotNull(Problem(Timestamp, Good, altered, 0));
    }

    private static string? Problem(string? timestamp, string? signature, byte[] body, int seconds) =>
        Signature.Problem(Secret, timestamp, signature, body, DateTimeOffset.FromUnixTimeSeconds(1531420618 + seconds));
}
