new dev.edd.it.ValidateVerifier(basedir).clash()
