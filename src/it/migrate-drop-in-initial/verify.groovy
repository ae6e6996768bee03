new dev.edd.it.RefusalVerifier(basedir).phaseSafety()
