new dev.edd.it.StatusVerifier(basedir).json()
