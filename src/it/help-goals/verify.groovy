new dev.edd.it.HelpVerifier(basedir).goals()
