new dev.edd.it.StatusVerifier(basedir).text()
