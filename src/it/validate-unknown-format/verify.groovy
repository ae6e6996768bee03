new dev.edd.it.ValidateVerifier(basedir).unknownFormat()
