new dev.edd.it.ValidateVerifier(basedir).skip()
