new dev.edd.it.MigrateVerifier(basedir).nativeYaml()
