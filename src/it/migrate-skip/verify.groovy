new dev.edd.it.MigrateVerifier(basedir).skip()
