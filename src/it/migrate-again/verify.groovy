new dev.edd.it.MigrateVerifier(basedir).again()
