new dev.edd.it.MigrateVerifier(basedir).allAtOnce()
