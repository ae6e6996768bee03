new dev.edd.it.RefusalVerifier(basedir).outOfOrder()
