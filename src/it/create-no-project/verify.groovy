new dev.edd.it.CreateVerifier(basedir).noProject()
