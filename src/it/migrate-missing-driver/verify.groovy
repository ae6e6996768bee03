new dev.edd.it.TargetVerifier(basedir).missingDriver()
