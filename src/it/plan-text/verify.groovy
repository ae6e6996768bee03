new dev.edd.it.PlanVerifier(basedir).text()
