using System.Collections.Concurrent;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Tiles;

/// <summary>The class of every feature of a layer, by the attribute that the catalogue names; read once for each. Thread-safe.</summary>
internal sealed class FeatureClasses(ControlLayer layer)
{
    private const int None = 1;

    private readonly int[] _codes = layer.Definition.ClassAttribute is null ? [] : new int[layer.Features.Count];
    private readonly ConcurrentDictionary<string, int> _codeOf = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<int, string> _names = new();
    private int _last = None;

    /// <summary>A feature's class; null when it has none.</summary>
    internal string? Of(int feature) => NameOf(CodeOf(feature));

    /// <summary>The class of a code; null: no class.</summary>
    internal string? NameOf(int code) => _names.GetValueOrDefault(code);

    /// <summary>The code of a feature's class.</summary>
    internal int CodeOf(int feature)
    {
        if (_codes.Length == 0)
            return None;

        // 0 is not read yet; two threads may read the same, to the same end.
        if (_codes[feature] == 0)
            _codes[feature] = layer.Features[feature].FindText(layer.Definition.ClassAttribute!) is { Length: > 0 } name ? _codeOf.GetOrAdd(name, NewCode) : None;
        return _codes[feature];
    }

    // A code that another thread was quicker with stays unused.
    private int NewCode(string name)
    {
        var code = Interlocked.Increment(ref _last);
        _names[code] = name;
        return code;
    }
}
