using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Web.Hosting;

// Started once more to read an untrusted file: nothing else may happen then.
if (ParserChild.IsAskedFor(args))
    return ParserChild.Run();

return await ServiceProgram.RunAsync(args);
