new dev.edd.it.MigrateVerifier(basedir).allPhases()
