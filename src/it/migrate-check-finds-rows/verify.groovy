new dev.edd.it.RefusalVerifier(basedir).checkFindsRows()
