new dev.edd.it.ValidateVerifier(basedir).misspeltDirective()
