using PolicyBot.Chat;

namespace PolicyBot.Local;

/// <summary>Tells what a member of the local workspace may do, and where they are.</summary>
internal sealed class LocalPeople(IKeepMembers members) : IDescribePeople
{
    public PlatformName Platform => LocalPlatform.Name;

    public async Task<Standing> StandingAsync(Place place, Person person, CancellationToken cancellationToken) =>
        (await FindAsync(person, cancellationToken))?.Standing ?? Standing.Unknown;

    public async Task<string?> ZoneAsync(Place place, Person person, CancellationToken cancellationToken) =>
        (await FindAsync(person, cancellationToken))?.Zone;

    private async Task<Member?> FindAsync(Person person, CancellationToken cancellationToken) =>
        (await members.AllAsync(cancellationToken)).FirstOrDefault(m => m.Id == person.Id);
}
