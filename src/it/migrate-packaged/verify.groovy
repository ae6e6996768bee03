new dev.edd.it.MigrateVerifier(basedir).packaged()
