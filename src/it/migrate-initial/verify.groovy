new dev.edd.it.MigrateVerifier(basedir).initial()
