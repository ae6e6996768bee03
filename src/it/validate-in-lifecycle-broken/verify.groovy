new dev.edd.it.ValidateVerifier(basedir).inLifecycleBroken()
