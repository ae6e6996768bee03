try {
    new dev.edd.it.TargetVerifier(basedir).postgresql()
} finally {
    context.server.stop()
}
