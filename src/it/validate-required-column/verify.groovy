new dev.edd.it.ValidateVerifier(basedir).requiredColumn()
