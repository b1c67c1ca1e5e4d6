using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Yanshi.Gis.Data.Yaml;

/// <summary>
/// Reads YAML into plain values with their lines. Only the event parser of YamlDotNet is used, which does not recurse; its object
/// mapping overflows the stack on deep nesting. Aliases, tags and second documents are refused: a data file has no use for them.
/// </summary>
public static class YamlText
{
    /// <summary>Lists and mappings may lie this deep in each other.</summary>
    public const int DepthLimit = 32;

    /// <summary>Reads one document.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fileName">The file's name, for messages.</param>
    /// <exception cref="ReferenceDataException"><c>yaml.syntax</c>, <c>yaml.too-deep</c>, <c>yaml.alias</c>, <c>yaml.duplicate-key</c>, <c>yaml.second-document</c>.</exception>
    public static YamlValue Parse(string text, string fileName)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new Parser(new StringReader(text));
        try
        {
            return new Reader(parser, fileName).Document();
        }
        catch (YamlException e)
        {
            throw Refusal("yaml.syntax", fileName, LineOf(e.Start), $"YAML 语法错误：{e.Message}", $"YAML syntax error: {e.Message}", e);
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // What the parser throws, against its contract, at some brackets that are never closed and at tags that are no addresses.
            throw Refusal(
                "yaml.syntax",
                fileName,
                parser.Current is { } last ? LineOf(last.End) : 1,
                "YAML 语法错误：这一行之后无法解析，请检查括号和引号是否成对。",
                "YAML syntax error: nothing can be parsed behind this line; see whether brackets and quotes are closed.",
                e);
        }
    }

    private static int LineOf(Mark mark) => (int)Math.Max(1, mark.Line);

    private static ReferenceDataException Refusal(string code, string fileName, int line, string chinese, string english, Exception? inner = null) =>
        new(new Problem(code, string.Create(CultureInfo.InvariantCulture, $"{fileName}:{line}"), chinese, english), inner);

    private sealed class Reader(IParser parser, string fileName)
    {
        internal YamlValue Document()
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<StreamEnd>(out _))
                return new YamlScalar(string.Empty, IsQuoted: false, Line: 1);
            parser.Consume<DocumentStart>();
            var value = Value(depth: 0);
            parser.Consume<DocumentEnd>();
            if (parser.TryConsume<DocumentStart>(out var second))
                throw Refusal("yaml.second-document", fileName, LineOf(second.Start), "文件只能有一个 YAML 文档，请删去“---”之后的部分。", "A file holds one YAML document; remove what follows \"---\".");
            return value;
        }

        private YamlValue Value(int depth)
        {
            var line = LineOf(parser.Current!.Start);
            if (depth > DepthLimit)
                throw Refusal("yaml.too-deep", fileName, line, $"嵌套超过 {DepthLimit} 层。", $"Nested more than {DepthLimit} levels deep.");
            if (parser.TryConsume<Scalar>(out var scalar))
                return new YamlScalar(scalar.Value, scalar.Style is not ScalarStyle.Plain, line);
            if (parser.TryConsume<SequenceStart>(out _))
                return ListFrom(line, depth);
            if (parser.TryConsume<MappingStart>(out _))
                return MapFrom(line, depth);
            throw Refusal("yaml.alias", fileName, line, "不支持 YAML 别名（*名称），请直接写出内容。", "YAML aliases (*name) are not supported; write the value out.");
        }

        private YamlList ListFrom(int line, int depth)
        {
            var items = new List<YamlValue>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Value(depth + 1));
            return new YamlList(items, line);
        }

        private YamlMap MapFrom(int line, int depth)
        {
            var entries = new List<KeyValuePair<YamlScalar, YamlValue>>();
            var seen = new HashSet<string>(StringComparer.Ordinal);
            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = Value(depth + 1);
                if (key is not YamlScalar name)
                    throw Refusal("yaml.syntax", fileName, key.Line, "键必须是文字。", "A key must be a text.");
                if (!seen.Add(name.Text))
                    throw Refusal("yaml.duplicate-key", fileName, key.Line, $"键“{name.Text}”重复。", $"The key \"{name.Text}\" stands twice.");
                entries.Add(new(name, Value(depth + 1)));
            }

            return new YamlMap(entries, line);
        }
    }
}
