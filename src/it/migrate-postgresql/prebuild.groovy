context.put("server", dev.edd.it.PostgresqlServer.start(basedir))
