using Yanshi.Gis.Data.Audit;
using Yanshi.Gis.Data.Workspaces;
using Yanshi.Gis.Layers;

namespace Yanshi.Gis.Web.Hosting;

/// <summary>Internal and secret layers are shown only after the audit log says that a service was set up to show them, and which they are on that day.</summary>
internal static class RestrictedServing
{
    private const string Action = "serve.restricted";

    /// <summary>Enters the start of such a service into the audit log.</summary>
    /// <exception cref="ReferenceDataException"><c>audit.*</c>, <c>storage.*</c>: then nothing may be shown.</exception>
    internal static void Enter(Workspace workspace, IEnumerable<string> addresses, TimeProvider clock)
    {
        var act = Act.Of("serve", clock.GetLocalNow());
        var shown = workspace.Catalogue.Layers.Select(layer => workspace.Layers.FindInForce(layer.Id, act.Date)?.Layer)
            .OfType<ControlLayer>().Where(layer => layer.Version.Confidentiality is not Confidentiality.Public);
        new AuditLog(workspace.Folder).Append(act, new AuditEvent(Action, string.Join(';', addresses))
        {
            Layers = [.. shown.Select(layer => new AuditedLayer(layer.Definition.Id, layer.Version.Number, layer.Sha256))],
        });
    }
}
