namespace PolicyBot.Asking;

/// <summary>An answer and how long it took.</summary>
public sealed record Answered(Answer Answer, TimeSpan Elapsed);

/// <summary>Answers one question; the only way by which anything in the product gets an answer.</summary>
public interface IAnswerQuestions
{
    Task<Answered> AnswerAsync(Question question, CancellationToken cancellationToken);
}
