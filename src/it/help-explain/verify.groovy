new dev.edd.it.HelpVerifier(basedir).explain()
