package dev.edd;

import dev.edd.fleet.Column;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Reads several environments side by side: one that does not answer keeps nobody waiting but those who wait for all. */
final class Survey {
    private static final int THREADS = 4;

    private Survey() {}

    /** Returns what each of them gives, in their order. Where one throws, all others are waited for. */
    static List<Column> of(List<Supplier<Column>> environments) {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS, Survey::thread);
        try {
            List<CompletableFuture<Column>> columns = environments.stream()
                    .map(each -> CompletableFuture.supplyAsync(each, threads))
                    .toList();
            CompletableFuture<Void> all = CompletableFuture.allOf(columns.toArray(CompletableFuture[]::new));
            all.handle((nothing, failure) -> failure == null).join();
            return columns.stream().map(CompletableFuture::join).toList();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        } finally {
            threads.shutdown();
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "edd-survey");
        thread.setDaemon(true);
        return thread;
    }
}
