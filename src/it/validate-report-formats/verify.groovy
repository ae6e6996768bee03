new dev.edd.it.ValidateVerifier(basedir).reportFormats()
