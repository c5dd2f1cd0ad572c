using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using PolicyBot.Chat;
using PolicyBot.Digests;
using PolicyBot.Local;

namespace PolicyBot.App.Storage;

/// <summary>The one door to the database.</summary>
internal static class StorageServices
{
    /// <summary>The ports that keep things, on SQLite or PostgreSQL as section <c>Storage</c> says; the host's start migrates.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        var section = configuration.GetSection(StorageOptions.Section);
        services.AddOptions<StorageOptions>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<StorageOptions>, StorageOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Database>(provider => provider.GetRequiredService<IOptions<StorageOptions>>().Value is { Postgres.Length: > 0 } shared
            ? new PostgresDatabase(shared.Postgres)
            : new SqliteDatabase(provider.GetRequiredService<IOptions<StorageOptions>>().Value.File));
        services.AddSecrets(section.Get<StorageOptions>() ?? new());
        services.AddHostedService(provider => provider.GetRequiredService<Migrator>()).AddSingleton<Migrator>();
        services.AddHostedService(provider => provider.GetRequiredService<Sweep>()).AddSingleton<Sweep>();
        services.AddHealthChecks().AddCheck<StorageHealth>("storage");
        return services.AddPorts();
    }

    private static IServiceCollection AddPorts(this IServiceCollection services) => services
        .AddSingleton<EffectWriter>()
        .AddSingleton<OutboxDesk>()
        .AddSingleton<DeskStore>()
        .AddSingleton<IInbox, Inbox>()
        .AddSingleton<IOutbox, Outbox>()
        .AddSingleton<IKeepSubscriptions, Subscriptions>()
        .AddSingleton<History>()
        .AddSingleton<IKeepHistory>(provider => provider.GetRequiredService<History>())
        .AddSingleton<IReadGaps>(provider => provider.GetRequiredService<History>())
        .AddSingleton<IRecall, Memory>()
        .AddSingleton<IReadSettings, ChannelConfiguration>()
        .AddSingleton<ICountQuestions, QuestionCounter>()
        .AddSingleton<IExportPerson, PersonExport>()
        .AddSingleton<IKeepInstallations, Installations>()
        .AddSingleton<WorkspaceStore>()
        .AddSingleton<IKeepMembers>(provider => provider.GetRequiredService<WorkspaceStore>())
        .AddSingleton<IKeepChannels>(provider => provider.GetRequiredService<WorkspaceStore>())
        .AddSingleton<IKeepMessages>(provider => provider.GetRequiredService<WorkspaceStore>());

    /// <summary>The application's name is part of every key: all replicas must have the same.</summary>
    private static void AddSecrets(this IServiceCollection services, StorageOptions options)
    {
        var protection = services.AddDataProtection().SetApplicationName("PolicyBot");
        services.AddOptions<KeyManagementOptions>().Configure<Database>((keys, database) => keys.XmlRepository = new StoredKeys(database));
        // A certificate is needed while services are registered; what is wrong with it the validator says at the start.
        if (KeyCertificate.Find(options) is { } certificate)
            protection.ProtectKeysWithCertificate(certificate).UnprotectKeysWithAnyCertificate(certificate);
        services.AddSingleton<Secrets>();
    }
}
