new dev.edd.it.PlanVerifier(basedir).transition()
