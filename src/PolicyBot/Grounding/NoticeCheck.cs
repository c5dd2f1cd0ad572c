using PolicyBot.Asking;
using PolicyBot.Statistics;

namespace PolicyBot.Grounding;

/// <summary>Whether what stands in the slots of a notice is the library's.</summary>
internal static class NoticeCheck
{
    public static bool Holds(Notice notice, Answer answer, Evidence evidence, DateOnly today)
    {
        foreach (var (slot, text) in notice.Filled)
        {
            var holds = slot switch
            {
                NoticeSlot.Titles => Notices.Titles(text).All(t => IsTitle(t, answer, evidence)),
                NoticeSlot.ReviewDate => evidence.Items.Any(i => i.Entry.IsStale(today) && Period.Day(i.Entry.ReviewBy).Name(answer.Language) == text),
                NoticeSlot.Since => Numerals.Read(text, answer.Language) is [{ Period: var since }] && since.End <= today,
                _ => false,
            };
            if (!holds)
                return false;
        }

        return true;
    }

    private static bool IsTitle(string text, Answer answer, Evidence evidence) =>
        answer.Nearest.Any(n => n.Title == text) || evidence.Items.Any(i => i.Entry.Title.English == text || i.Entry.Title.Spanish == text);
}
