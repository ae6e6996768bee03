new dev.edd.it.ValidateVerifier(basedir).jsonFile()
