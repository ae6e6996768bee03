new dev.edd.it.ValidateVerifier(basedir).nativeDropInInitial()
