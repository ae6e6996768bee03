new dev.edd.it.RefusalVerifier(basedir).rowsRemain()
