using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using NetTopologySuite.Geometries;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Demonstration;
using Yanshi.Gis.Data.Reruns;
using Yanshi.Gis.Data.Rules;
using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Planning.Records;
using Yanshi.Gis.Planning.Rules;
using Yanshi.Gis.Planning.Sites;
using Yanshi.Gis.ReferenceSystems;

namespace Yanshi.Gis.Testing.Fuzzing;

/// <summary>The readers of rules, catalogues, records, lists and logs, in this process.</summary>
public sealed class KnowledgeTargets : IDisposable
{
    private static readonly string[] YamlWords =
    [
        "schema:", "rules:", "id:", "layer:", "relation:", "where:", "when:", "verdict:", "citations:", "examples:", "expect:", "meets", "within", "area-over", "share-over", "outside", "always", "prohibited", "notice", "restricted",
        "none", "null", "~", "true", "[", "]", "{", "}", "- ", ": ", "&a", "*a", "!!int", "|", ">", "? ", "---", "...", "#", "\t", "%YAML 9.9", "{not: [a]}", "[[[[", "<<: *a", "high", "low", "metres:", "hectares:",
    ];

    private static readonly string[] JsonWords = ["{", "}", "[", "]", "null", "true", "\"index\"", "\"previous\"", "\"hash\"", "\"layers\"", "\"schema\"", "\"digest\"", "\"audit\"", "\"id\"", "\"version\"", "\"\\ud800\"", "1e400", "-0", "1.0"];

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 64 };
    private static readonly TextMutation Yaml = new(YamlWords);
    private static readonly TextMutation Json = new(JsonWords);
    private static readonly string[] RuleFileNames = [.. SampleRules.Good.Names];

    private readonly ScratchFolder _scratch = new();

    /// <summary>All of them.</summary>
    public IReadOnlyList<FuzzTarget> All =>
    [
        new("rule book", RuleBook, ReadRuleBook),
        new("catalogue", random => Encoding.UTF8.GetBytes(Yaml.Of(random, [SampleRules.CatalogueText])), bytes => CatalogueFile.Parse(Encoding.UTF8.GetString(bytes), "catalog.yaml")),
        new("parks", random => Encoding.UTF8.GetBytes(Yaml.Of(random, [SampleRules.ParksText])), bytes => ParksFile.Parse(Encoding.UTF8.GetString(bytes), "parks.yaml")),
        new("record", random => Encoding.UTF8.GetBytes(Json.Of(random, [RecordText, AuditLineOf(random)])), ReadRecord),
        new("record made again", random => Encoding.UTF8.GetBytes(Json.Of(random, [RecordOfSite.Value])), ReadRecordOfSite),
        new("audit line", AuditLineDamaged, ReadAuditLine),
        new("list of versions", ListOfVersions, ReadList),
        new("parser messages", random => ByteMutation.Of(random, Messages), ReadMessage),
    ];

    private const string RecordText = """
        {"schema":"yanshi-gis/site-check/1","site":{"id":"1","areaSquareMetres":28391.25,"name":"示例地块","bounds":[112.7,34.7,112.71,34.71]},
        "layers":[{"id":"land-use","state":"clear","conflicts":[],"measured":{"area":0.1,"share":1e-7}}],"verdict":"clear","digest":"sha256:00","note":null,"flag":true}
        """;

    private static readonly Lazy<Workspace> Small = new(() => Workspace.Open(SmallWorkspace.Folder));
    private static readonly Lazy<string> RecordOfSite = new(MakeRecord);

    private static readonly string ListText = JsonNode.Parse(File.ReadAllBytes(Path.Combine(SmallWorkspace.Folder, WorkspaceManifest.Name)))!.ToJsonString();

    private static readonly byte[][] Messages = MakeMessages();

    /// <summary>Removes the files that were needed.</summary>
    public void Dispose() => _scratch.Dispose();

    // One file of the book with its name before it.
    private static byte[] RuleBook(SplitMix64 random)
    {
        var name = random.Pick(RuleFileNames);
        return Encoding.UTF8.GetBytes(name + "\n" + Yaml.Of(random, [SampleRules.Good[name]]));
    }

    private void ReadRuleBook(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        var end = text.IndexOf('\n');
        var rules = SampleRules.Good.With(text[..end], text[(end + 1)..]);
        var reading = rules.Read();
        var book = reading.GetBook();
        _ = RuleBookVerifier.Run(book, reading.Rules);
        RequireSameWhenPrepared(book);
    }

    private void RequireSameWhenPrepared(RuleBook book)
    {
        var (first, second) = (_scratch["rulebook.json"], _scratch["again.json"]);
        PreparedRuleBook.Write(first, book, SampleRules.Catalogue, SampleRules.Parks);
        var read = PreparedRuleBook.Find(first, book.Identity.Sha256, SampleRules.Catalogue, SampleRules.Parks) ?? throw new InvalidOperationException("The prepared rule book is not read.");
        PreparedRuleBook.Write(second, read, SampleRules.Catalogue, SampleRules.Parks);
        if (!File.ReadAllBytes(first).AsSpan().SequenceEqual(File.ReadAllBytes(second)))
            throw new InvalidOperationException("The prepared rule book is another one after it was read.");
    }

    private static void ReadRecord(byte[] bytes)
    {
        var canonical = Canonical(bytes);
        if (Canonical(Encoding.UTF8.GetBytes(canonical)) != canonical)
            throw new InvalidOperationException("The canonical form is not its own.");
    }

    // Signed anew: only one who wants to deceive makes such a record, and he gets an answer too.
    private static void ReadRecordOfSite(byte[] bytes)
    {
        _ = Canonical(bytes);
        if (JsonNode.Parse(bytes, nodeOptions: null, Strict) is not JsonObject record)
            throw new ReferenceDataException(new Problem("record.syntax", null, "不是对象", "no object"));
        record["digest"] = SiteReportJson.DigestOf(record);
        var rerun = RecordRerun.Run(Small.Value, record);
        if (rerun.IsReproduced && SiteReportJson.DigestOf(rerun.Record) != SiteReportJson.DigestOf(record))
            throw new InvalidOperationException("The record is called the same and is another.");
    }

    private static string MakeRecord()
    {
        var catalogue = Small.Value.Catalogue;
        Coordinate[] ring = [new(112.70, 34.60), new(112.71, 34.60), new(112.71, 34.61), new(112.70, 34.61), new(112.70, 34.60)];
        var parcel = new SourceParcel { Id = "1", Shape = SourceShape.Polygon, Rings = [new SourceRing { Number = 1, Points = ring }] };
        var source = new SiteSource { Format = "test", FileName = "test", Projects = [new SourceProject { Id = "1", Parcels = [parcel] }] };
        var site = (Site)SiteReading.Read(source, new SiteReadingOptions { ExtentLonLat = catalogue.Extent.ToEnvelope(), Plane = catalogue.Plane, UserCrs = Crs.Cgcs2000 }).Single();
        return SiteReportJson.Of(SiteCheck.Run(site, Small.Value.Data, new DateOnly(2026, 11, 22), "0.1.0")).ToJsonString();
    }

    // What the parser and CanonicalJson say of values without a canonical form; whoever reads a record turns it into a refusal.
    private static string Canonical(byte[] bytes)
    {
        JsonNode? record;
        try
        {
            record = JsonNode.Parse(bytes, nodeOptions: null, Strict);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw new ReferenceDataException(new Problem("record.syntax", null, e.Message, e.Message), e);
        }

        try
        {
            return CanonicalJson.Write(record);
        }
        catch (ArgumentException e)
        {
            throw new ReferenceDataException(new Problem("record.not-canonical", null, e.Message, e.Message), e);
        }
    }

    private static string AuditLineOf(SplitMix64 random) => Encoding.UTF8.GetString(AuditLine.Of(
        SmallWorkspace.Act,
        new AuditEvent("layers.import", random.Pick(Awkward.Texts))
        {
            Input = new AuditedInput("图斑.shp", new string('a', 64)),
            Layers = [new AuditedLayer("land-use", random.NextBelow(9), new string('b', 64))],
            RuleBook = new AuditedRuleBook("yanshi", "2026.11", new string('c', 64)),
            Generation = random.NextBelow(9),
        },
        AuditAnchor.Origin,
        out _));

    private static byte[] AuditLineDamaged(SplitMix64 random)
    {
        var line = AuditLineOf(random);
        return random.Rarely(2) ? ByteMutation.Of(random, [Encoding.UTF8.GetBytes(line)]) : Encoding.UTF8.GetBytes(Json.Of(random, [line]));
    }

    private static void ReadAuditLine(byte[] bytes)
    {
        var entry = AuditLine.Read(bytes);
        var hash = AuditLine.HashOf(bytes);
        var place = AuditLine.PlaceOf(bytes);
        if (entry is null || hash is not { IsRight: true } || place is null)
            throw new ReferenceDataException("audit.damaged-line", null, "不是完整的审计记录。", "no sound entry.");
        if (entry.Anchor.Hash != hash.Value.Hash || entry.Anchor.Index != place.Value.Index || entry.Previous != place.Value.Previous)
            throw new InvalidOperationException("The readers of a line do not agree.");
    }

    // With the digest of what it then says, where it says anything; else nothing behind the digest would ever be read.
    private static byte[] ListOfVersions(SplitMix64 random)
    {
        var text = Json.Of(random, [ListText]);
        try
        {
            if (!random.Rarely(4) && JsonNode.Parse(text, nodeOptions: null, Strict) is JsonObject list)
            {
                list.Remove("digest");
                list["digest"] = CanonicalJson.Digest(list);
                text = list.ToJsonString();
            }
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            return Encoding.UTF8.GetBytes(text); // it says nothing
        }

        return Encoding.UTF8.GetBytes(text);
    }

    private void ReadList(byte[] bytes)
    {
        File.WriteAllBytes(_scratch[WorkspaceManifest.Name], bytes);
        _ = WorkspaceManifest.Read(_scratch.Path);
    }

    private static void ReadMessage(byte[] bytes)
    {
        try
        {
            switch (bytes.Length % 4)
            {
                case 0:
                    _ = SiteSourceContent.ReadProject(new FrameContent(bytes));
                    break;
                case 1:
                    _ = SiteSourceContent.ReadFile(new FrameContent(bytes));
                    break;
                case 2:
                    _ = new FrameContent(bytes).ReadFeature();
                    break;
                default:
                    _ = new FrameContent(bytes).ReadLayer();
                    break;
            }
        }
        catch (InvalidDataException e)
        {
            throw new InputRefusedException(new Problem("parser.irregular", null, e.Message, e.Message), e);
        }
    }

    private static byte[][] MakeMessages()
    {
        var source = Data.Formats.SiteFile.Read(
            """{"type":"Feature","id":1,"properties":{"名称":"甲"},"geometry":{"type":"Polygon","coordinates":[[[112.7,34.7],[112.71,34.7],[112.71,34.71],[112.7,34.7]]]}}"""u8.ToArray(), "a.geojson");
        using var file = new FrameBuilder();
        SiteSourceContent.WriteFile(file, SiteStream.Of(source));
        using var project = new FrameBuilder();
        SiteSourceContent.WriteProject(project, source.Projects[0]);
        return [file.Content.ToArray(), project.Content.ToArray()];
    }
}
