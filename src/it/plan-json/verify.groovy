new dev.edd.it.PlanVerifier(basedir).json()
