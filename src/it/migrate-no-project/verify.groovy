new dev.edd.it.MigrateVerifier(basedir).noProject()
