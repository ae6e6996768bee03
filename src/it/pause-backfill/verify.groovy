new dev.edd.it.PauseVerifier(basedir).backfill()
