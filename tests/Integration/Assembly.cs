using Zhanggui.Harness;

[assembly: AssemblyFixture(typeof(EndOfRun))]
