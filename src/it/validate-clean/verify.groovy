new dev.edd.it.ValidateVerifier(basedir).clean()
