using PolicyBot.Asking;

namespace PolicyBot.Chat.UseCases;

/// <summary>What can be done with an answer.</summary>
internal static class AnswerButtons
{
    private const int LabelLength = 75;

    /// <param name="remembered">Whether the answer is kept: without it most buttons would have nothing to act on.</param>
    public static IReadOnlyList<Button> For(AnswerId id, Answer answer, Surface surface, Audience audience, ChannelSettings settings, bool remembered)
    {
        if (!remembered)
            return [];
        var language = answer.Language;
        var buttons = new List<Button>();
        buttons.AddRange(answer.FollowUps.Select((question, i) => new Button(new(ButtonKind.Ask, id, i), Cut(question))));
        if (answer.Intent is Intent.Statistic && answer.Figures.Any())
            buttons.Add(new(new(ButtonKind.Chart, id), Wording.Chart.In(language)));
        if (surface is not Surface.Direct)
            buttons.Add(new(new(ButtonKind.FollowUp, id), Wording.FollowUp.In(language)));
        if (surface is not Surface.Direct && audience is Audience.Asker)
            buttons.Add(new(new(ButtonKind.Share, id), Wording.Share.In(language), ButtonLook.Primary));
        if (surface is not Surface.Direct && settings.Contacts.Count > 0)
            buttons.Add(new(new(ButtonKind.NeedPerson, id), Wording.NeedPerson.In(language)));
        buttons.Add(new(new(ButtonKind.Helpful, id), Wording.Helpful.In(language)));
        buttons.Add(new(new(ButtonKind.NotHelpful, id), Wording.NotHelpful.In(language)));
        return buttons;
    }

    private static string Cut(string text)
    {
        if (text.Length <= LabelLength)
            return text;
        var end = text.LastIndexOf(' ', LabelLength - 1);
        return text[..(end > 0 ? end : LabelLength - 1)] + "…";
    }
}
