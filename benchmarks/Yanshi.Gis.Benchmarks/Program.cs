using BenchmarkDotNet.Running;
using Yanshi.Gis.Benchmarks.Peers;

// "peer NAME" compares with another program side by side; anything else goes to BenchmarkDotNet.
if (args is ["peer", .. var names])
    return PeerCommand.Run(names);

BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
