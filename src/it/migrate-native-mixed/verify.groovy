new dev.edd.it.MigrateVerifier(basedir).nativeMixed()
