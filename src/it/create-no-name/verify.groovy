new dev.edd.it.CreateVerifier(basedir).noName()
