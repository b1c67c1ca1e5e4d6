using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Data.Imports.Recognition;

/// <summary>How sure it is what a delivery is.</summary>
public enum RecognitionState
{
    /// <summary>Its name or its fields say it, and nothing says otherwise.</summary>
    Recognised,

    /// <summary>It may be one of several layers, or what speaks for one is not enough: the user has to say.</summary>
    Ambiguous,

    /// <summary>Nothing tells what it is, or it is something that no layer of the catalogue takes.</summary>
    Unknown,
}

/// <summary>Which classification of land a delivery's codes are from. The same digits mean different things in each, so only fields tell.</summary>
public enum LandClassTable
{
    /// <summary>No field of either.</summary>
    None,

    /// <summary>三调工作分类 (TD/T 1055-2019), field DLBM.</summary>
    ThirdSurvey,

    /// <summary>国土空间用地用海分类 (2023), field YDYHFLDM.</summary>
    SpatialPlanning,

    /// <summary>Both fields are there.</summary>
    Both,
}

/// <summary>A layer that a delivery may be.</summary>
/// <param name="Layer">The layer.</param>
/// <param name="Chinese">What speaks for it, in Chinese.</param>
/// <param name="English">The same in English.</param>
public sealed record LayerCandidate(LayerDefinition Layer, string Chinese, string English);

/// <summary>What a delivery was found to be, and why. Immutable.</summary>
public sealed record LayerRecognition
{
    /// <summary>How sure it is.</summary>
    public required RecognitionState State { get; init; }

    /// <summary>The layer; null unless it was recognised.</summary>
    public LayerDefinition? Layer { get; init; }

    /// <summary>The reason, in Chinese: what spoke for the layer, or why none could be chosen.</summary>
    public required string Chinese { get; init; }

    /// <summary>The reason, in English.</summary>
    public required string English { get; init; }

    /// <summary>The layers it may be when it was not recognised, the likeliest first.</summary>
    public IReadOnlyList<LayerCandidate> Candidates { get; init; } = [];

    /// <summary>Which table its land classes are from.</summary>
    public required LandClassTable LandClasses { get; init; }

    /// <summary>What an importer should know besides.</summary>
    public IReadOnlyList<Problem> Notes { get; init; } = [];

    /// <summary>The layer, or the refusal that names the candidates and asks for <c>--as</c>.</summary>
    /// <param name="name">The delivery's name.</param>
    /// <exception cref="InputRefusedException"><c>import.layer-ambiguous</c>, <c>import.layer-unknown</c>.</exception>
    public LayerDefinition Require(string name)
    {
        if (Layer is not null)
            return Layer;
        var (chinese, english) = Candidates.Count > 0
            ? ($"可能是：{string.Join("；", Candidates.Select(candidate => $"{candidate.Layer.Id}（{candidate.Layer.Title}，{candidate.Chinese}）"))}。请用 --as 图层编号 指定。",
                $"It may be: {string.Join("; ", Candidates.Select(candidate => $"{candidate.Layer.Id} ({candidate.Layer.TitleEnglish}, {candidate.English})"))}. Say which with --as LAYER-ID.")
            : ("请用 --as 图层编号 指定；目录里没有的图层，用 --as 新编号 --title 名称 --role 作用 加入。",
                "Say what it is with --as LAYER-ID; a layer that the catalogue lacks is added with --as NEW-ID --title TITLE --role ROLE.");
        throw new InputRefusedException(
            State is RecognitionState.Ambiguous ? "import.layer-ambiguous" : "import.layer-unknown",
            name,
            $"无法确定这是哪个图层：{Chinese}。{chinese}",
            $"It cannot be told which layer this is: {English}. {english}");
    }
}
