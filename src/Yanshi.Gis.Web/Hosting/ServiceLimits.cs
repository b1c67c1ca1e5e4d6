namespace Yanshi.Gis.Web.Hosting;

/// <summary>What the service spends on one request and on all of them (<c>Yanshi:Limits</c>).</summary>
internal sealed record ServiceLimits
{
    /// <summary>Bytes of a request's body where no other limit is named.</summary>
    public int BodyBytes { get; init; } = 1024 * 1024;

    /// <summary>Bytes of a request that carries a site.</summary>
    public int SiteBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>Seconds in which a body must have come in.</summary>
    public int BodySeconds { get; init; } = 60;

    /// <summary>Bytes of a file that is uploaded.</summary>
    public int UploadBytes { get; init; } = 200 * 1024 * 1024;

    /// <summary>Seconds in which an upload must have come in.</summary>
    public int UploadSeconds { get; init; } = 300;

    /// <summary>Uploads that come in, lie on disk or are read at a time; of those as many are read as compute.</summary>
    public int Uploads { get; init; } = 8;

    /// <summary>Vertices of one site.</summary>
    public int VerticesPerSite { get; init; } = 5_000_000;

    /// <summary>Sites of one request that waits for its answer.</summary>
    public int SitesPerCheck { get; init; } = 100;

    /// <summary>Requests with a body, or with work to do, that are in memory at a time.</summary>
    public int Admitted { get; init; } = 32;

    /// <summary>Requests of a kind that wait to be admitted; the next one is answered 429.</summary>
    public int Queue { get; init; } = 256;

    /// <summary>Admitted requests that compute at a time; 0: one for each processor.</summary>
    public int Computing { get; init; }

    /// <summary>Open connections.</summary>
    public int Connections { get; init; } = 1024;

    /// <summary>Open connections of one address; 0: as many as there are. All who come through a proxy have one address.</summary>
    public int ConnectionsPerAddress { get; init; }

    /// <summary>Requests of one address a second, in the long run; the next one is answered 429. 0: as many as come.</summary>
    public int RequestsPerSecond { get; init; }

    /// <summary>Requests of one address at once, where <see cref="RequestsPerSecond"/> counts them: a map asks for some hundred tiles when it is opened.</summary>
    public int RequestBurst { get; init; } = 500;

    /// <summary>Features of one page; a greater <c>limit</c> gets so many.</summary>
    public int FeaturesPerPage { get; init; } = 10_000;

    /// <summary>Jobs that wait; the next one is answered 429.</summary>
    public int Jobs { get; init; } = 64;

    /// <summary>Sites that a job checks at a time: the rest of the processors is for those who wait.</summary>
    public int JobThreads { get; init; } = 1;

    /// <summary>Minutes after which a job is given up.</summary>
    public int JobMinutes { get; init; } = 30;

    /// <summary>Hours for which a job and its results are kept after its end.</summary>
    public int JobKeptHours { get; init; } = 24;

    /// <summary>Seconds that a stopping service gives to requests that are being answered.</summary>
    public int StopSeconds { get; init; } = 30;

    /// <summary>Requests that compute at a time.</summary>
    internal int ComputingAtATime => Computing == 0 ? Environment.ProcessorCount : Computing;

    /// <summary>What is wrong with the figures.</summary>
    internal IEnumerable<(string Key, int Value, int Least)> Faults() =>
        new (string Key, int Value, int Least)[]
        {
            (nameof(BodyBytes), BodyBytes, 1), (nameof(SiteBytes), SiteBytes, 1), (nameof(BodySeconds), BodySeconds, 1),
            (nameof(UploadBytes), UploadBytes, 1), (nameof(UploadSeconds), UploadSeconds, 1), (nameof(Uploads), Uploads, 1), (nameof(VerticesPerSite), VerticesPerSite, 4), (nameof(SitesPerCheck), SitesPerCheck, 1), (nameof(Admitted), Admitted, 1), (nameof(Queue), Queue, 0), (nameof(Computing), Computing, 0), (nameof(Connections), Connections, 1),
            (nameof(ConnectionsPerAddress), ConnectionsPerAddress, 0), (nameof(RequestsPerSecond), RequestsPerSecond, 0), (nameof(RequestBurst), RequestBurst, 1),
            (nameof(FeaturesPerPage), FeaturesPerPage, 1), (nameof(StopSeconds), StopSeconds, 1),
            (nameof(Jobs), Jobs, 1), (nameof(JobThreads), JobThreads, 1), (nameof(JobMinutes), JobMinutes, 1), (nameof(JobKeptHours), JobKeptHours, 1),
        }.Where(figure => figure.Value < figure.Least);
}
