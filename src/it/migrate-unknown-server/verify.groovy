new dev.edd.it.TargetVerifier(basedir).unknownServer()
