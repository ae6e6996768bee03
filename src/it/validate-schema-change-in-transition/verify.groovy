new dev.edd.it.ValidateVerifier(basedir).schemaChangeInTransition()
