new dev.edd.it.TargetVerifier(basedir).wrongPassword()
