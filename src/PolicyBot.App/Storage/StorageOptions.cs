using Microsoft.Extensions.Options;
using Npgsql;

namespace PolicyBot.App.Storage;

/// <summary>Where the bot keeps what it must not lose, and for how long; configuration section <c>Storage</c>.</summary>
internal sealed class StorageOptions
{
    public const string Section = "Storage";

    /// <summary>The SQLite file; empty for <c>policybot.db</c> in the account's local data directory.</summary>
    public string Path { get; set; } = "";

    /// <summary>The connection string of a PostgreSQL database, which is used in place of the file where one is given.</summary>
    public string Postgres { get; set; } = "";

    /// <summary>How many days questions, answers, reasons and failed posts are kept.</summary>
    public int RetentionDays { get; set; } = 30;

    /// <summary>A PFX file whose certificate protects the keys that tickets and tokens are encrypted with; empty for none.</summary>
    public string KeyCertificate { get; set; } = "";

    public string KeyCertificatePassword { get; set; } = "";

    public string File
    {
        get
        {
            if (Path.Length > 0)
                return System.IO.Path.GetFullPath(Path);
            // Where the account has no home (a system service), its working directory is what is left.
            var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
            return System.IO.Path.GetFullPath(data.Length == 0 ? "policybot.db" : System.IO.Path.Combine(data, "PolicyBot", "policybot.db"));
        }
    }
}

/// <summary>Says of a wrong setting which it is and what to do.</summary>
internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options)
    {
        string?[] problems =
        [
            options.Postgres.Length > 0 ? PostgresProblem(options.Postgres) : FileProblem(options.File),
            options.RetentionDays is < 1 or > 3650 ? "Storage:RetentionDays must be between 1 and 3650 days." : null,
            KeyCertificate.Problem(options),
        ];
        return problems.OfType<string>().ToList() is { Count: > 0 } found ? ValidateOptionsResult.Fail(found) : ValidateOptionsResult.Success;
    }

    private static string? PostgresProblem(string connectionString)
    {
        const string Form = "write 'Host=…;Database=…;Username=…;Password=…', or leave it empty for a SQLite file.";
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString).Host is null or "" ? "Storage:Postgres names no host; " + Form : null;
        }
        catch (Exception e) when (e is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The parser's message may quote a part of the string, and so a password.
            return "Storage:Postgres is no connection string; " + Form;
        }
    }

    /// <summary>Creates the file when it is missing, readable to its owner alone.</summary>
    private static string? FileProblem(string file)
    {
        try
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
            var how = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite };
            if (!OperatingSystem.IsWindows())
                how.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using var stream = new FileStream(file, how);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return $"Storage:Path: '{file}' cannot be written ({e.Message.TrimEnd('.')}); make it writable for the account that runs the bot, or set Storage:Path to a file that is.";
        }
    }
}
