using System.Globalization;
using BenchmarkDotNet.Running;
using Yanshi.Gis.Benchmarks;
using Yanshi.Gis.Benchmarks.Peers;

// "peer NAME" compares with another program side by side, "latency [PARCELS [HECTARES]]" times single checks, "screen SITES PARCELS" whole screenings, "load PARCELS CLIENTS SECONDS [RATE]" the service, "tiles [PARCELS]" vector tiles; anything else goes to BenchmarkDotNet.
if (args is ["latency", .. { Length: <= 2 } of])
{
    return CheckLatency.Run(
        of.Length == 0 ? CheckWorkspace.Parcels : int.Parse(of[0], CultureInfo.InvariantCulture),
        of.Length < 2 ? CheckWorkspace.Hectares : double.Parse(of[1], CultureInfo.InvariantCulture));
}

if (args is ["screen", var sites, var parcels])
    return ScreeningTimes.Run(int.Parse(sites, CultureInfo.InvariantCulture), int.Parse(parcels, CultureInfo.InvariantCulture));
if (args is ["load", var district, var clients, var seconds, .. { Length: <= 1 } rate])
{
    return await ServiceLoad.RunAsync(
        int.Parse(district, CultureInfo.InvariantCulture),
        int.Parse(clients, CultureInfo.InvariantCulture),
        int.Parse(seconds, CultureInfo.InvariantCulture),
        rate.Length == 0 ? 0 : double.Parse(rate[0], CultureInfo.InvariantCulture));
}

if (args is ["tiles", .. { Length: <= 1 } on])
    return TileTimes.Run(on.Length == 0 ? CheckWorkspace.Parcels : int.Parse(on[0], CultureInfo.InvariantCulture));
if (args is ["peer", .. var names])
    return PeerCommand.Run(names);

BenchmarkSwitcher.FromAssembly(typeof(CheckWorkspace).Assembly).Run(args);
return 0;
