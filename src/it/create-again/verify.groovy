new dev.edd.it.CreateVerifier(basedir).again()
