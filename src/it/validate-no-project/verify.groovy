new dev.edd.it.ValidateVerifier(basedir).noProject()
