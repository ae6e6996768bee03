new dev.edd.it.ValidateVerifier(basedir).json()
