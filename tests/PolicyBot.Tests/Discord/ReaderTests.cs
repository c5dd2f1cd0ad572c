using System.Text.Json;
using PolicyBot.Chat;
using PolicyBot.Discord.Events;
using PolicyBot.Discord.Wire;

namespace PolicyBot.Tests.Discord;

/// <summary>What the platform sends, read without a platform. The shapes are those of its published samples.</summary>
public sealed class ReaderTests
{
    private const string Self = "1000";
    private const string OwnRole = "2000";
    private static readonly DateTimeOffset _now = new(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2147483647", Standing.Manager)]
    [InlineData("8", Standing.Manager)]
    [InlineData("16", Standing.Manager)]
    [InlineData("32", Standing.Manager)]
    [InlineData("274877906943", Standing.Manager)]
    [InlineData("2048", Standing.Member)]
    [InlineData("nonsense", Standing.Unknown)]
    public void Standing_is_what_the_permissions_say(string permissions, Standing expected) =>
        Assert.Equal(expected, Interaction($$"""{"member":{"user":{"id":"5"},"permissions":"{{permissions}}"},"guild_id":"9"}""", Ask).Event!.Person.Standing);

    [Theory]
    [InlineData("es-ES", Language.Spanish)]
    [InlineData("es-419", Language.Spanish)]
    [InlineData("en-US", Language.English)]
    [InlineData("et", Language.English)]
    public void Locales_are_one_of_two_languages(string locale, Language expected) =>
        Assert.Equal(expected, Interaction($$"""{"user":{"id":"5"},"locale":"{{locale}}"}""", Ask).Event!.Person.Locale);

    [Theory]
    [InlineData("""{"user":{"id":"5"},"context":1}""", Surface.Direct)]
    [InlineData("""{"member":{"user":{"id":"5"}},"guild_id":"9","context":0}""", Surface.Channel)]
    [InlineData("""{"member":{"user":{"id":"5"}},"guild_id":"9","context":0,"authorizing_integration_owners":{"0":"9","1":"5"}}""", Surface.Channel)]
    [InlineData("""{"member":{"user":{"id":"5"}},"guild_id":"9","context":0,"authorizing_integration_owners":{"1":"5"}}""", Surface.SharedChannel)]
    [InlineData("""{"user":{"id":"5"},"context":2}""", Surface.SharedChannel)]
    public void Where_others_read_along_is_told_from_where_they_do_not(string rest, Surface expected) =>
        Assert.Equal(expected, Interaction(rest, Ask).Event!.Surface);

    [Fact]
    public void An_interaction_is_its_id_and_can_be_answered_for_a_quarter_of_an_hour()
    {
        var read = Interaction("""{"user":{"id":"5"},"message":{"id":"77"},"app_permissions":"442368"}""", Ask);

        Assert.Equal(new EventId("discord:42"), read.Event!.Id);
        Assert.Equal(new ReplyRoute("42:token:with:colons", _now.AddMinutes(15), "77"), read.Event.Route);
        Assert.Equal(Permissions.EmbedLinks, read.BotMay!.Value & Permissions.EmbedLinks);
        Assert.Equal(new InteractionTicket("42", "token:with:colons"), InteractionTicket.Read(read.Event.Route.Ticket));
        Assert.DoesNotContain("token", read.Ticket.ToString() + read.Event);
    }

    [Fact]
    public void Values_of_every_kind_are_text_and_mentions_in_them_name_nobody()
    {
        var read = Interaction("""{"user":{"id":"5"}}""", """{"type":1,"name":"policy","options":[{"type":1,"name":"ask","options":[{"name":"question","type":3,"value":"is <@80351110224678912> in <#12> <:smile:34>?"},{"name":"n","type":4,"value":7},{"name":"b","type":5,"value":true}]}]}""");

        var command = Assert.IsType<Act.Commanded>(read.Event!.Act);
        Assert.Equal(["is @someone in #channel :smile:?", "7", "true"], command.Arguments.Values);
    }

    [Fact]
    public void Forms_are_read_from_labels_and_from_the_rows_of_older_clients()
    {
        var read = Interaction("""{"user":{"id":"5"}}""", """
            {"custom_id":"form.reason.abc123","components":[
              {"type":18,"id":1,"component":{"type":4,"id":2,"custom_id":"reason","value":"wrong year"}},
              {"type":18,"component":{"type":3,"custom_id":"who","values":["members"]}},
              {"type":1,"components":[{"type":4,"custom_id":"old","value":"legacy"}]},
              {"type":18,"component":{"type":19,"custom_id":"file","values":[]}},
              {"type":10,"content":"only text"}]}
            """, type: 5);

        var submitted = Assert.IsType<Act.Submitted>(read.Event!.Act);
        Assert.Equal(new FormRef(FormKind.Reason, new("abc123"), "discord::7:"), submitted.Form);
        Assert.Equal(["reason=wrong year", "who=members", "old=legacy"], submitted.Values.Select(v => $"{v.Key}={v.Value}"));
    }

    [Theory]
    [InlineData(2, """{"type":1,"name":"forecast"}""")]
    [InlineData(2, """{"type":1,"name":"policy"}""")]
    [InlineData(2, """{"type":1,"name":"policy","options":[{"type":1,"name":"nonsense"}]}""")]
    [InlineData(2, """{"type":2,"name":"View Stats","target_id":"1"}""")]
    [InlineData(2, """{"type":3,"name":"Check this claim","target_id":"1"}""")]
    [InlineData(3, """{"custom_id":"ask.not-an-id.1"}""")]
    [InlineData(3, """{"custom_id":7}""")]
    [InlineData(4, """{"type":1,"name":"policy","options":[{"type":1,"name":"ask","options":[]}]}""")]
    [InlineData(5, """{"custom_id":"form.unknown.x"}""")]
    [InlineData(99, """{}""")]
    public void What_it_does_not_know_can_still_be_answered(int type, string data)
    {
        var read = Interaction("""{"user":{"id":"5"}}""", data, type);

        Assert.Null(read.Event);
        Assert.Equal("42", read.Ticket.Id);
    }

    [Theory]
    [InlineData("""[]""")]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":1,"token":"t","type":2}""")]
    [InlineData("""{"id":"1","token":null,"type":2}""")]
    public void What_cannot_be_answered_is_nothing(string json) => Assert.Null(InteractionReader.Read(Json(json), _now));

    [Fact]
    public void Every_published_sample_is_read_without_an_exception()
    {
        foreach (var file in Directory.EnumerateFiles(Conformance.Repository.RequiredSpecification(Path.Combine("fixtures", "discord", "docs-samples")), "*.json"))
        {
            var sample = Json(File.ReadAllText(file));
            InteractionReader.Read(sample, _now);
            MessageReader.Read(sample, Self, OwnRole, _now);
            foreach (var name in (string[])["GUILD_DELETE", "CHANNEL_DELETE", "THREAD_DELETE"])
                RemovalReader.Read(name, sample, "1", _now);
        }
    }

    [Theory]
    [InlineData("""{"content":"<@1000> hi"}""", """{"mentions":[{"id":"1000"}]}""", Heard.Mention)]
    [InlineData("""{"content":"<@!1000> hi"}""", """{"mentions":[{"id":"3"},{"id":"1000"}]}""", Heard.Mention)]
    [InlineData("""{"content":"<@&2000> hi"}""", """{"mention_roles":["2000"]}""", Heard.Mention)]
    [InlineData("""{"content":"hi"}""", """{"type":19,"referenced_message":{"author":{"id":"1000"}}}""", Heard.Mention)]
    [InlineData("""{"content":"hi"}""", """{"channel_type":11}""", Heard.InThread)]
    [InlineData("""{"content":"hi"}""", """{"mention_everyone":true,"mention_roles":["2001"]}""", Heard.InChannel)]
    public void How_a_message_in_a_server_was_heard(string content, string rest, Heard expected) =>
        Assert.Equal(new Act.Said("hi", expected), Message(Merge(content, rest), """{"guild_id":"9"}""")!.Act);

    [Theory]
    [InlineData("""{"content":""}""")]
    [InlineData("""{"content":"hi","author":{"id":"5","bot":true}}""")]
    [InlineData("""{"content":"hi","author":{"id":"1000"}}""")]
    [InlineData("""{"content":"hi","webhook_id":"6"}""")]
    [InlineData("""{"content":"hi","type":7}""")]
    [InlineData("""{"content":"hi","type":20}""")]
    [InlineData("""{"content":5}""")]
    public void What_is_none_of_its_business(string rest) => Assert.Null(Message(rest));

    [Fact]
    public void A_direct_message_has_no_server()
    {
        var read = Message("""{"content":"hello"}""")!;

        Assert.Equal((new Act.Said("hello", Heard.Direct), Surface.Direct, new Place(new("discord"), "", "7")), (read.Act, read.Surface, read.Place));
        Assert.Equal((new EventId("discord:42"), "42"), (read.Id, read.Route.MessageId));
    }

    private const string Ask = """{"type":1,"name":"policy","options":[{"type":1,"name":"ask","options":[{"name":"question","type":3,"value":"what?"}]}]}""";

    private static Interaction Interaction(string rest, string data, int type = 2) =>
        InteractionReader.Read(Merge($$"""{"id":"42","token":"token:with:colons","type":{{type}},"channel_id":"7","data":{{data}}}""", rest), _now)!;

    private static ChatEvent? Message(string rest) => MessageReader.Read(Merge("""{"id":"42","channel_id":"7","type":0,"author":{"id":"5"}}""", rest), Self, OwnRole, _now);

    private static ChatEvent? Message(JsonElement message, string rest) => Message(Merge(message.GetRawText(), rest).GetRawText());

    private static JsonElement Json(string json) => JsonDocument.Parse(json).RootElement;

    private static JsonElement Merge(string one, string other)
    {
        var merged = System.Text.Json.Nodes.JsonNode.Parse(one)!.AsObject();
        foreach (var (name, value) in System.Text.Json.Nodes.JsonNode.Parse(other)!.AsObject())
            merged[name] = value?.DeepClone();
        return Json(merged.ToJsonString());
    }
}
