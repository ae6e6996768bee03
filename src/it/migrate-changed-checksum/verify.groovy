new dev.edd.it.RefusalVerifier(basedir).changedChecksum()
