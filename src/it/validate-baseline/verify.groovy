new dev.edd.it.ValidateVerifier(basedir).baseline()
