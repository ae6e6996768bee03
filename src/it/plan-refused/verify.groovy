new dev.edd.it.PlanVerifier(basedir).refused()
