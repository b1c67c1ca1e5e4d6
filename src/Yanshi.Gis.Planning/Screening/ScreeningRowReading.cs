using System.Text.Json;
using Yanshi.Gis.Planning.Sites;

namespace Yanshi.Gis.Planning.Screening;

/// <summary>Reads a row as <see cref="ScreeningRowJson"/> writes it; anything else is no row.</summary>
internal ref struct ScreeningRowReading
{
    private readonly RepeatedTexts? _texts;
    private Utf8JsonReader _json;

    internal ScreeningRowReading(ReadOnlySpan<byte> line, RepeatedTexts? texts)
    {
        _json = new Utf8JsonReader(line);
        _texts = texts;
    }

    /// <exception cref="JsonException">It is no row.</exception>
    /// <exception cref="InvalidOperationException">A value is of another kind.</exception>
    /// <exception cref="FormatException">A number does not fit.</exception>
    internal ScreeningRow Row()
    {
        var (number, source, id, name, state, problem) = ((int?)null, (string?)null, (string?)null, (string?)null, (ScreeningState?)null, (Problem?)null);
        var (verdict, basis, area, centre) = ((Verdict?)null, (VerdictBasis?)null, (double?)null, ((double, double)?)null);
        var (projectType, sector, digest) = ((string?)null, (string?)null, (string?)null);
        var (undetermined, questions, layers, findings, parks) = ((string[])[], (string[])[], (ScreeningLayer[])[], (ScreeningFinding[])[], (ScreeningPark[])[]);
        var (classes, towns, villages) = ((LandClassArea[])[], (TownArea[])[], (LandTakePlace[])[]);
        _json.Read();
        Require(JsonTokenType.StartObject);
        while (NextMember())
        {
            if (Is("number"u8)) number = _json.GetInt32();
            else if (Is("source"u8)) source = Repeated();
            else if (Is("id"u8)) id = _json.GetString();
            else if (Is("name"u8)) name = _json.GetString();
            else if (Is("state"u8)) state = Code<ScreeningState>();
            else if (Is("problem"u8)) problem = Problem();
            else if (Is("verdict"u8)) verdict = Code<Verdict>();
            else if (Is("undeterminedBy"u8)) undetermined = Texts();
            else if (Is("basis"u8)) basis = Code<VerdictBasis>();
            else if (Is("areaSquareMetres"u8)) area = _json.GetDouble();
            else if (Is("centre"u8)) centre = Centre();
            else if (Is("projectType"u8)) projectType = Repeated();
            else if (Is("sector"u8)) sector = Repeated();
            else if (Is("layers"u8)) layers = Layers();
            else if (Is("findings"u8)) findings = Findings();
            else if (Is("landClasses"u8)) classes = LandClasses();
            else if (Is("towns"u8)) towns = Towns();
            else if (Is("villages"u8)) villages = Villages();
            else if (Is("parks"u8)) parks = Parks();
            else if (Is("questions"u8)) questions = Texts();
            else if (Is("digest"u8)) digest = _json.GetString();
            else throw NoRow();
        }

        if (_json.Read())
            throw NoRow();
        return new ScreeningRow
        {
            Number = number ?? throw NoRow(),
            Source = source ?? throw NoRow(),
            Id = id ?? throw NoRow(),
            Name = name,
            State = state ?? throw NoRow(),
            Problem = problem,
            Verdict = verdict,
            UndeterminedBy = undetermined,
            Basis = basis,
            AreaSquareMetres = area,
            Centre = centre,
            ProjectType = projectType,
            Sector = sector,
            Layers = layers,
            Findings = findings,
            LandClasses = classes,
            Towns = towns,
            Villages = villages,
            Parks = parks,
            Questions = questions,
            Digest = digest,
        };
    }

    private Problem Problem()
    {
        var (code, where, chinese, english) = ((string?)null, (string?)null, (string?)null, (string?)null);
        Require(JsonTokenType.StartObject);
        while (NextMember())
        {
            if (Is("code"u8)) code = Repeated();
            else if (Is("where"u8)) where = _json.GetString();
            else if (Is("chinese"u8)) chinese = _json.GetString();
            else if (Is("english"u8)) english = _json.GetString();
            else throw NoRow();
        }

        return new Problem(code ?? throw NoRow(), where, chinese ?? throw NoRow(), english ?? throw NoRow());
    }

    private (double Longitude, double Latitude) Centre()
    {
        var (longitude, latitude) = ((double?)null, (double?)null);
        Require(JsonTokenType.StartObject);
        while (NextMember())
        {
            if (Is("item1"u8)) longitude = _json.GetDouble();
            else if (Is("item2"u8)) latitude = _json.GetDouble();
            else throw NoRow();
        }

        return (longitude ?? throw NoRow(), latitude ?? throw NoRow());
    }

    private ScreeningLayer[] Layers()
    {
        var layers = new List<ScreeningLayer>();
        while (NextItem(JsonTokenType.StartObject))
        {
            var (id, state, reason, verdict, certainty) = ((string?)null, (LayerState?)null, (string?)null, (Verdict?)null, (Certainty?)null);
            var (area, share, count, nearest) = ((double?)null, (double?)null, (int?)null, (double?)null);
            while (NextMember())
            {
                if (Is("id"u8)) id = Repeated();
                else if (Is("state"u8)) state = Code<LayerState>();
                else if (Is("reason"u8)) reason = Repeated();
                else if (Is("verdict"u8)) verdict = Code<Verdict>();
                else if (Is("certainty"u8)) certainty = Code<Certainty>();
                else if (Is("areaSquareMetres"u8)) area = _json.GetDouble();
                else if (Is("share"u8)) share = _json.GetDouble();
                else if (Is("count"u8)) count = _json.GetInt32();
                else if (Is("nearestDistanceMetres"u8)) nearest = _json.GetDouble();
                else throw NoRow();
            }

            layers.Add(new ScreeningLayer(id ?? throw NoRow(), state ?? throw NoRow(), reason, verdict, certainty, area, share, count, nearest));
        }

        return [.. layers];
    }

    private ScreeningFinding[] Findings()
    {
        var findings = new List<ScreeningFinding>();
        while (NextItem(JsonTokenType.StartObject))
        {
            var (layer, rule, verdict, summary) = ((string?)null, (string?)null, (Verdict?)null, (string?)null);
            var (procedure, citation, verified) = ((string?)null, (string?)null, (bool?)null);
            while (NextMember())
            {
                if (Is("layer"u8)) layer = Repeated();
                else if (Is("rule"u8)) rule = Repeated();
                else if (Is("verdict"u8)) verdict = Code<Verdict>();
                else if (Is("summary"u8)) summary = Repeated();
                else if (Is("procedure"u8)) procedure = Repeated();
                else if (Is("citation"u8)) citation = Repeated();
                else if (Is("isVerified"u8)) verified = _json.GetBoolean();
                else throw NoRow();
            }

            findings.Add(new ScreeningFinding(layer, rule ?? throw NoRow(), verdict ?? throw NoRow(), summary ?? throw NoRow(), procedure, citation, verified ?? throw NoRow()));
        }

        return [.. findings];
    }

    private ScreeningPark[] Parks()
    {
        var parks = new List<ScreeningPark>();
        while (NextItem(JsonTokenType.StartObject))
        {
            var (id, name, area, distance, fits) = ((string?)null, (string?)null, (double?)null, (double?)null, (bool?)null);
            while (NextMember())
            {
                if (Is("id"u8)) id = Repeated();
                else if (Is("name"u8)) name = Repeated();
                else if (Is("areaSquareMetres"u8)) area = _json.GetDouble();
                else if (Is("distanceMetres"u8)) distance = _json.GetDouble();
                else if (Is("sectorFits"u8)) fits = _json.GetBoolean();
                else throw NoRow();
            }

            parks.Add(new ScreeningPark(id ?? throw NoRow(), name ?? throw NoRow(), area, distance, fits));
        }

        return [.. parks];
    }

    private LandClassArea[] LandClasses()
    {
        var classes = new List<LandClassArea>();
        while (NextItem(JsonTokenType.StartObject))
        {
            var (code, name, group, area) = Place();
            classes.Add(new LandClassArea(code ?? throw NoRow(), name ?? throw NoRow(), group, area));
        }

        return [.. classes];
    }

    private TownArea[] Towns()
    {
        var towns = new List<TownArea>();
        while (NextItem(JsonTokenType.StartObject))
        {
            var (code, name, _, area) = Place();
            towns.Add(new TownArea(code, name ?? throw NoRow(), area));
        }

        return [.. towns];
    }

    private LandTakePlace[] Villages()
    {
        var villages = new List<LandTakePlace>();
        while (NextItem(JsonTokenType.StartObject))
        {
            var (code, name, _, area) = Place();
            villages.Add(new LandTakePlace(code, name, area));
        }

        return [.. villages];
    }

    private (string? Code, string? Name, string? Group, double SquareMetres) Place()
    {
        var (code, name, group, area) = ((string?)null, (string?)null, (string?)null, (double?)null);
        while (NextMember())
        {
            if (Is("code"u8)) code = Repeated();
            else if (Is("name"u8)) name = Repeated();
            else if (Is("group"u8)) group = Repeated();
            else if (Is("areaSquareMetres"u8)) area = _json.GetDouble();
            else throw NoRow();
        }

        return (code, name, group, area ?? throw NoRow());
    }

    private string[] Texts()
    {
        var texts = new List<string>();
        while (NextItem(JsonTokenType.String))
            texts.Add(Repeated());
        return [.. texts];
    }

    private bool NextMember()
    {
        _json.Read();
        if (_json.TokenType is JsonTokenType.PropertyName)
            return true;
        Require(JsonTokenType.EndObject);
        return false;
    }

    // The array's own beginning is where the first call finds the reader.
    private bool NextItem(JsonTokenType kind)
    {
        _json.Read();
        if (_json.TokenType is JsonTokenType.EndArray)
            return false;
        Require(kind);
        return true;
    }

    // On a member of that name the reader goes on to its value.
    private bool Is(ReadOnlySpan<byte> member)
    {
        if (!_json.ValueSpan.SequenceEqual(member))
            return false;
        _json.Read();
        return true;
    }

    private string Repeated()
    {
        Require(JsonTokenType.String);
        return _texts is null || _json.ValueIsEscaped ? _json.GetString()! : _texts.Of(_json.ValueSpan);
    }

    private T Code<T>()
        where T : struct, Enum
    {
        Require(JsonTokenType.String);
        return EnumUtf8<T>.Find(_json.ValueSpan) ?? throw NoRow();
    }

    private readonly void Require(JsonTokenType kind)
    {
        if (_json.TokenType != kind)
            throw NoRow();
    }

    private static JsonException NoRow() => new("The line is no row.");
}
