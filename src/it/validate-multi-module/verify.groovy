new dev.edd.it.ValidateVerifier(basedir).multiModule()
