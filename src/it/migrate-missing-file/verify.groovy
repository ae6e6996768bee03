new dev.edd.it.RefusalVerifier(basedir).missingFile()
