new dev.edd.it.RefusalVerifier(basedir).brokenChangelog()
