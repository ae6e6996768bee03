package dev.edd.backfill;

import java.util.concurrent.ThreadFactory;

/** Makes threads of that name that keep no JVM alive. */
record Daemon(String name) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }
}
