new dev.edd.it.ValidateVerifier(basedir).rules()
