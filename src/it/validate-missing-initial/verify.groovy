new dev.edd.it.ValidateVerifier(basedir).missingInitial()
