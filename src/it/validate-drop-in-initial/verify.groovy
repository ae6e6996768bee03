new dev.edd.it.ValidateVerifier(basedir).dropInInitial()
