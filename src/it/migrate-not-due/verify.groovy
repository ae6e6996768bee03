new dev.edd.it.ReleaseVerifier(basedir).notDue()
