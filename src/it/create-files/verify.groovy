new dev.edd.it.CreateVerifier(basedir).files()
