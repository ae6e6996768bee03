new dev.edd.it.ValidateVerifier(basedir).inLifecycle()
