new dev.edd.it.ValidateVerifier(basedir).nativeYaml()
