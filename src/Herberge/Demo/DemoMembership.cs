namespace Herberge.Demo;

internal sealed record DemoMembership(int Space, int Member, DateTimeOffset Since, bool Host);
