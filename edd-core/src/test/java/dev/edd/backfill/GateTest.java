package dev.edd.backfill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.edd.database.Database;
import dev.edd.database.Target;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GateTest {
    private final Database database =
            Database.open(Target.of("jdbc:h2:mem:" + UUID.randomUUID()), GateTest.class.getClassLoader());
    private final ExecutorService worker = Executors.newSingleThreadExecutor();
    private final Gate gate = new Gate(Duration.ofMillis(1));

    @AfterEach
    void close() {
        worker.shutdownNow();
        database.close();
    }

    @Test
    void a_connection_is_used_again_and_again_while_its_owner_waits() throws Exception {
        CountDownLatch uses = new CountDownLatch(3);
        gate.throttle(true);
        Future<Boolean> passed = worker.submit(() -> gate.pass(counted(uses)));

        uses.await();
        assertThat(passed).isNotDone();
        gate.throttle(false);

        assertThat(passed.get()).isTrue();
    }

    @Test
    void whoever_waits_is_sent_away_when_it_is_shut() throws Exception {
        CountDownLatch uses = new CountDownLatch(1);
        gate.throttle(true);
        Future<Boolean> passed = worker.submit(() -> gate.pass(counted(uses)));

        uses.await();
        gate.shut();

        assertThat(passed.get()).isFalse();
    }

    /** Returns the connection with its signs of life counted. */
    private Connection counted(CountDownLatch uses) {
        return (Connection) Proxy.newProxyInstance(
                GateTest.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("isValid")) {
                        uses.countDown();
                    }
                    return method.invoke(database.connection(), arguments);
                });
    }
}
