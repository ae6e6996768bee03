new dev.edd.it.MigrateVerifier(basedir).multiModule()
