new dev.edd.it.RefusalVerifier(basedir).finalizationTooEarly()
