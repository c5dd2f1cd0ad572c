using PolicyBot.Asking;

namespace PolicyBot.Grounding;

public enum FaultKind { None }
public sealed record Fault(FaultKind Kind, int Sentence, string Message);
public static class Gate
{
    public static IReadOnlyList<Fault> Check(Answer answer, Evidence evidence, string questionText, DateOnly today) => [];
}
