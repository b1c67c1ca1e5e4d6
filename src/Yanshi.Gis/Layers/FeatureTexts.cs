using System.Text;

namespace Yanshi.Gis.Layers;

/// <summary>
/// What is said of a layer's features without making objects of them, texts as UTF-8: for who writes thousands of them or asks for one value only. A text may lie in the layer's file: it is there as long as the layer is held. Thread-safe.
/// </summary>
public abstract class FeatureTexts
{
    /// <summary>Says whose texts are asked for next. They may lie far from each other, and what is fetched together is waited for once.</summary>
    /// <param name="features">The features' numbers, some hundred.</param>
    public virtual void Expect(ReadOnlySpan<int> features)
    {
    }

    /// <summary>A feature's id.</summary>
    /// <param name="feature">Its number.</param>
    /// <exception cref="DamagedBlockException">The mapped file is damaged where it is read; so for every other member.</exception>
    public abstract ReadOnlySpan<byte> IdOf(int feature);

    /// <summary>The 中误差 (1σ) of a feature's line, metres; null: the layer's.</summary>
    /// <param name="feature">Its number.</param>
    public abstract double? AccuracyMetresOf(int feature);

    /// <summary>Finds a property as text, as <see cref="LayerFeature.FindText"/> does.</summary>
    /// <param name="feature">The feature's number.</param>
    /// <param name="property">The property.</param>
    /// <param name="text">The text.</param>
    /// <returns>Whether the feature has it.</returns>
    public abstract bool TryFindText(int feature, PropertyKey property, out ReadOnlySpan<byte> text);

    /// <summary>Finds a feature's name and a property as text at once.</summary>
    /// <param name="feature">The feature's number.</param>
    /// <param name="property">The property; null: none.</param>
    /// <param name="name">The name.</param>
    /// <param name="text">The property's text.</param>
    /// <returns>Whether the feature has each.</returns>
    public abstract (bool Name, bool Text) Find(int feature, PropertyKey? property, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> text);

    /// <summary>A text that may be missing.</summary>
    /// <returns>Whether it is there.</returns>
    private protected static bool TryEncode(string? value, out ReadOnlySpan<byte> text)
    {
        text = value is null ? [] : Encoding.UTF8.GetBytes(value);
        return value is not null;
    }
}

/// <summary>What is said of features that are in memory.</summary>
/// <param name="features">The features.</param>
internal sealed class ListedTexts(IReadOnlyList<LayerFeature> features) : FeatureTexts
{
    public override ReadOnlySpan<byte> IdOf(int feature) => Encoding.UTF8.GetBytes(features[feature].Id);

    public override double? AccuracyMetresOf(int feature) => features[feature].AccuracyMetres;

    public override bool TryFindText(int feature, PropertyKey property, out ReadOnlySpan<byte> text) => TryEncode(features[feature].FindText(property.Name), out text);

    public override (bool Name, bool Text) Find(int feature, PropertyKey? property, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> text)
    {
        text = [];
        return (TryEncode(features[feature].Name, out name), property is not null && TryFindText(feature, property, out text));
    }
}
