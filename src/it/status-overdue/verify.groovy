new dev.edd.it.ReleaseVerifier(basedir).overdue()
