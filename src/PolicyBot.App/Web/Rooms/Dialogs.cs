using PolicyBot.Chat;
using PolicyBot.Local;

namespace PolicyBot.App.Web.Rooms;

/// <summary>Which forms the workspace has of its own.</summary>
public enum SiteForm
{
    Profile,
    NewChannel,
}

/// <summary>A form on the screen.</summary>
public abstract record ShownDialog(string Title, string Send, IReadOnlyList<FormField> Fields)
{
    /// <summary>One that the bot opened, in this thread.</summary>
    public sealed record OfBot(Form Form, long? Thread) : ShownDialog(Form.Title, Form.Send, Form.Fields);

    public sealed record OfSite(SiteForm Kind, string Title, string Send, IReadOnlyList<FormField> Fields) : ShownDialog(Title, Send, Fields);
}

/// <summary>The forms that the workspace has of its own.</summary>
internal static class Dialogs
{
    public static ShownDialog Profile(Member me)
    {
        var spanish = me.Locale is Language.Spanish;
        return new ShownDialog.OfSite(
            SiteForm.Profile,
            spanish ? "Usted en este espacio" : "You in this workspace",
            spanish ? "Guardar" : "Save",
            [
                new("name", spanish ? "Nombre" : "Name", spanish ? "Como lo ven los demás" : "As others see it", me.Name, MaxLength: Member.LongestName),
                new(
                    "standing",
                    spanish ? "Papel" : "Role",
                    spanish ? "Pruebe lo que cada papel puede hacer" : "Try what each role may do",
                    me.Standing.Kebab(),
                    [
                        new("manager", spanish ? "Administra los canales" : "Manages the channels"),
                        new("member", spanish ? "Miembro de la organización" : "Member of the organisation"),
                        new("guest", spanish ? "Persona invitada" : "Guest"),
                        new("outsider", spanish ? "De otra organización" : "From another organisation"),
                    ]),
                new("language", spanish ? "Idioma" : "Language", null, spanish ? "es" : "en", [new("en", "English"), new("es", "Español")]),
            ]);
    }

    public static Member Read(Member me, IReadOnlyDictionary<string, string> values) => me with
    {
        Name = values.GetValueOrDefault("name", me.Name),
        Standing = EnumNames.Read<Standing>(values.GetValueOrDefault("standing", "")) ?? me.Standing,
        Locale = values.GetValueOrDefault("language") == "es" ? Language.Spanish : Language.English,
    };

    public static ShownDialog NewChannel(Member me)
    {
        var spanish = me.Locale is Language.Spanish;
        return new ShownDialog.OfSite(
            SiteForm.NewChannel,
            spanish ? "Nuevo canal" : "New channel",
            spanish ? "Crear" : "Create",
            [
                new("name", spanish ? "Nombre" : "Name", spanish ? "Letras, cifras y guiones" : "Letters, digits and dashes", MaxLength: Channel.LongestName),
                new(
                    "shared",
                    spanish ? "Quién lo lee" : "Who reads it",
                    null,
                    "no",
                    [
                        new("no", spanish ? "Nuestra organización" : "Our own organisation"),
                        new("yes", spanish ? "También otras organizaciones" : "Other organisations too"),
                    ]),
            ]);
    }
}
