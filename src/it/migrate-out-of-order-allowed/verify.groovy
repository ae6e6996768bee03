new dev.edd.it.MigrateVerifier(basedir).outOfOrderAllowed()
