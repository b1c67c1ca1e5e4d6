using Yanshi.Gis.Data.Untrusted;
using Yanshi.Gis.Testing.Parser;

// Called "yanshi-gis-test-parser parse-file" it is the parser; with the name of a misbehaviour before that, it misbehaves.
return ParserChild.IsAskedFor(args) ? ParserChild.Run() : Misbehaviour.Run(args[0]);
