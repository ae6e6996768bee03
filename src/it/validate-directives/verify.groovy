new dev.edd.it.ValidateVerifier(basedir).directives()
