new dev.edd.it.ReleaseVerifier(basedir).environments()
