namespace PolicyBot.Tests.Fakes.Discord;

internal static class FileLimits
{
    public const int PerFile = 10 * 1024 * 1024;

    public const int PerRequest = 25 * 1024 * 1024;

    public const int PerMessage = 10;

    public static void Check(Body body)
    {
        if (body.Size > PerRequest || body.Files.Any(file => file.Bytes.Length > PerFile))
        {
            throw Refusal.TooLarge();
        }

        if (body.Files.Count > PerMessage)
        {
            throw FormErrors.Single("attachments", "BASE_TYPE_MAX_LENGTH", $"Must be {PerMessage} or fewer in length.");
        }
    }
}
