new dev.edd.it.RefusalVerifier(basedir).sqlError()
