new dev.edd.it.MigrateVerifier(basedir).pathWithSpaces()
