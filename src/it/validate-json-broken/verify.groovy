new dev.edd.it.ValidateVerifier(basedir).jsonBroken()
