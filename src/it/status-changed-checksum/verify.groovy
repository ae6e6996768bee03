new dev.edd.it.StatusVerifier(basedir).changedChecksum()
