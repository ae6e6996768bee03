new dev.edd.it.MigrateVerifier(basedir).noProjectNoUrl()
