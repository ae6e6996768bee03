new dev.edd.it.ValidateVerifier(basedir).noProjectNoChangelog()
