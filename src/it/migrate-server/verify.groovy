new dev.edd.it.TargetVerifier(basedir).server()
