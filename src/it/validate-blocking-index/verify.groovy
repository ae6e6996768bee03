new dev.edd.it.ValidateVerifier(basedir).blockingIndex()
