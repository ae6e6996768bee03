new dev.edd.it.ReleaseVerifier(basedir).story()
