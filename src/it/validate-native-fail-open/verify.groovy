new dev.edd.it.ValidateVerifier(basedir).nativeFailOpen()
