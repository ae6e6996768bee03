new dev.edd.it.BackfillVerifier(basedir).pause()
