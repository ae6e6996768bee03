new dev.edd.it.ReleaseVerifier(basedir).refused()
