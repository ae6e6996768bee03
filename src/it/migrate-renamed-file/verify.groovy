new dev.edd.it.MigrateVerifier(basedir).renamedFile()
