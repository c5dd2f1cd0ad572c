using System.Text.Json.Nodes;

namespace PolicyBot.Tests.Fakes.Discord;

/// <summary>The types of a first answer.</summary>
internal static class CallbackType
{
    public const int Pong = 1;
    public const int Message = 4;
    public const int DeferredMessage = 5;
    public const int DeferredUpdate = 6;
    public const int Update = 7;
    public const int Choices = 8;
    public const int Modal = 9;
}

/// <summary>Takes the first answer to an interaction, by callback or in the response to an HTTP delivery.</summary>
internal sealed class InteractionAnswers(World world, Posting posting, FakeDiscordOptions options)
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(3);

    public void Take(Interaction interaction, JsonNode? form, IReadOnlyList<UploadedFile> files)
    {
        if (interaction.IsAnswered && options.Broken != Flaw.SecondAnswerAccepted)
        {
            throw Refusal.AlreadyAcknowledged();
        }

        if (world.Now - interaction.CreatedAt > Deadline)
        {
            throw Refusal.UnknownInteraction();
        }

        var type = (int?)form.Number("type") ?? throw FormErrors.Single("type", "BASE_TYPE_REQUIRED", "This field is required");
        CheckType(interaction, type);
        var data = form.At("data");
        switch (type)
        {
            case CallbackType.Message:
                MessageRules.Check(data, files, existing: null, "data");
                interaction.Original = posting.Post(interaction.Channel, world.Bot, data, files, Answer(interaction, Visibility(interaction, data)));
                break;
            case CallbackType.DeferredMessage:
                // Nothing but visibility can be said here, and it holds for good.
                var empty = new JsonObject();
                interaction.Original = posting.Post(interaction.Channel, world.Bot, empty, [], Answer(interaction, Visibility(interaction, data) | MessageFlags.Loading));
                break;
            case CallbackType.DeferredUpdate:
                interaction.Original = interaction.Source;
                break;
            case CallbackType.Update:
                MessageRules.Check(data, files, interaction.Source, "data");
                interaction.Original = interaction.Source;
                posting.Edit(interaction.Source!, data, files);
                break;
            case CallbackType.Choices:
                CheckChoices(interaction, data);
                interaction.Choices = (JsonArray)data.Items("choices").DeepClone();
                break;
            case CallbackType.Modal:
                ModalRules.Check(data);
                interaction.Modal = (JsonObject)data!.DeepClone();
                break;
        }

        interaction.AnsweredWith = type;
        interaction.AnsweredAt = world.Now;
    }

    /// <summary>The answer with with_response=true.</summary>
    public JsonObject Response(Interaction interaction)
    {
        var about = new JsonObject { ["id"] = interaction.Id, ["type"] = (int)interaction.Type };
        var response = new JsonObject { ["interaction"] = about };
        if (interaction is { Original: { } message, AnsweredWith: not CallbackType.DeferredUpdate } && options.Broken != Flaw.NoResponseMessage)
        {
            about["response_message_id"] = message.Id;
            about["response_message_loading"] = message.IsLoading;
            about["response_message_ephemeral"] = message.IsEphemeral;
            response["resource"] = new JsonObject { ["type"] = interaction.AnsweredWith, ["message"] = MessagePayloads.Of(message, world) };
        }

        return response;
    }

    private static Origin Answer(Interaction interaction, MessageFlags flags) => new(
        interaction.Type switch
        {
            InteractionType.Command => interaction.Data.Number("type") == 1 ? 20 : 23,
            _ => interaction.Source is null ? 0 : 19,
        },
        interaction,
        interaction.ApplicationId,
        flags,
        interaction.Type == InteractionType.Command ? null : interaction.Source);

    /// <summary>Where only the user has installed the application and may not show it to others, every answer is private.</summary>
    private MessageFlags Visibility(Interaction interaction, JsonNode? data) =>
        interaction.UserInstalledOnly && !PermissionRules.Of(interaction.User, interaction.Channel, world.Now).Allows(Permission.UseExternalApps)
            ? MessageFlags.Ephemeral
            : MessageRules.Flags(data) & MessageFlags.Ephemeral;

    private static void CheckType(Interaction interaction, int type)
    {
        var allowed = interaction.Type switch
        {
            InteractionType.Ping => type is CallbackType.Pong,
            InteractionType.Autocomplete => type is CallbackType.Choices,
            InteractionType.Command => type is CallbackType.Message or CallbackType.DeferredMessage or CallbackType.Modal,
            InteractionType.Component => type is CallbackType.Message or CallbackType.DeferredMessage or CallbackType.DeferredUpdate or CallbackType.Update or CallbackType.Modal,
            _ => type is CallbackType.Message or CallbackType.DeferredMessage || (interaction.Source is not null && type is CallbackType.DeferredUpdate or CallbackType.Update),
        };
        if (!allowed)
        {
            throw FormErrors.Single("type", "INTERACTION_CALLBACK_TYPE_INVALID", $"This interaction cannot be answered with type {type}.");
        }
    }

    private static void CheckChoices(Interaction interaction, JsonNode? data)
    {
        var errors = new FormErrors("data");
        if (data.At("choices") is not JsonArray choices)
        {
            errors.Required("choices");
        }
        else
        {
            OptionRules.CheckChoices(choices, Focused(interaction.Data).Number("type"), "choices", errors);
        }

        errors.ThrowIfAny();
    }

    private static JsonNode? Focused(JsonNode? node) =>
        node.Yes("focused") ? node : node.Items("options").Select(Focused).FirstOrDefault(found => found is not null);
}
