new dev.edd.it.PlanVerifier(basedir).jsonStandardOutput()
