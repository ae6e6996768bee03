new dev.edd.it.RefusalVerifier(basedir).unknownPhase()
