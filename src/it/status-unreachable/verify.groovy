new dev.edd.it.StatusVerifier(basedir).unreachable()
