new dev.edd.it.ValidateVerifier(basedir).noChangelog()
