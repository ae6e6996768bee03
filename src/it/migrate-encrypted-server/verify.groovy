new dev.edd.it.TargetVerifier(basedir).encryptedServer()
