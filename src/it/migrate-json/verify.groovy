new dev.edd.it.MigrateVerifier(basedir).json()
