using System.Text.Json;
using Yanshi.Gis.Data.Formats;
using Yanshi.Gis.Data.Formats.Vectors;

namespace Yanshi.Gis.Data.Untrusted;

/// <summary>What a parser process says.</summary>
internal sealed class ParserAnswer(Stream output)
{
    private const int BatchBytes = 512 * 1024;

    /// <summary>Says that the process runs. Flushed at once: whoever waits for it knows now that its program could be started.</summary>
    internal void Hello(bool isLimited)
    {
        Write(FrameKind.Hello, frame => frame.Bool(isLimited));
        output.Flush();
    }

    internal void Sites(SiteStream sites)
    {
        Write(FrameKind.SiteFile, frame => SiteSourceContent.WriteFile(frame, sites));
        using var frame = new FrameBuilder();
        foreach (var project in sites.Projects)
        {
            frame.Clear();
            SiteSourceContent.WriteProject(frame, project);
            Frame.Write(output, FrameKind.SiteProject, frame.Content);
        }
    }

    internal void Layers(IReadOnlyList<DataSet> sets, IReadOnlyList<VectorLayer> layers) => Write(FrameKind.VectorFile, frame =>
    {
        frame.List(sets, frame.WriteDataSet);
        frame.List(layers, frame.WriteLayer);
    });

    internal void Features(IEnumerable<VectorRecord> records)
    {
        using var frame = new FrameBuilder();
        using var text = new MemoryStream();
        using var json = new Utf8JsonWriter(text, VectorValue.JsonOptions);
        foreach (var record in records)
        {
            frame.WriteFeature(record, json, text);
            if (frame.Length < BatchBytes)
                continue;
            Frame.Write(output, FrameKind.VectorFeatures, frame.Content);
            frame.Clear();
        }

        if (frame.Length > 0)
            Frame.Write(output, FrameKind.VectorFeatures, frame.Content);
    }

    internal void Notes(IReadOnlyCollection<Problem> notes) => Write(FrameKind.Notes, frame => frame.List(notes, frame.Write));

    internal void Refuse(PlanningDataException refusal) => Write(FrameKind.Refusal, frame =>
    {
        frame.Bool(refusal is InputRefusedException);
        frame.Write(refusal.Problem);
    });

    internal void End()
    {
        Frame.Write(output, FrameKind.End, []);
        output.Flush();
    }

    private void Write(FrameKind kind, Action<FrameBuilder> write)
    {
        using var frame = new FrameBuilder();
        write(frame);
        Frame.Write(output, kind, frame.Content);
    }
}
