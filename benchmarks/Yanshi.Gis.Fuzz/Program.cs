using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Fuzz;

// It is its own parser program, as yanshi-gis is.
return ParserChild.IsAskedFor(args) ? ParserChild.Run() : FuzzCommand.Run(args);
