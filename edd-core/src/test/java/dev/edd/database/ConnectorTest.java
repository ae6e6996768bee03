package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.lang.reflect.Proxy;
import java.sql.Driver;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ConnectorTest {
    private final Properties asked = new Properties();

    /** Takes down what it is asked for, and connects to nothing. */
    private final Driver driver = (Driver) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Driver.class}, (self, method, arguments) -> {
                asked.putAll((Properties) arguments[1]);
                return null;
            });

    @Test
    void postgresql_is_told_to_notice_a_network_that_is_gone() {
        connect("jdbc:postgresql://db/shop");

        assertThat(asked).containsEntry("tcpKeepAlive", "true");
    }

    @Test
    void what_the_url_says_holds() {
        connect("jdbc:postgresql://db/shop?tcpKeepAlive=false&socketTimeout=60");

        assertThat(asked).doesNotContainKeys("tcpKeepAlive", "socketTimeout");
    }

    private void connect(String url) {
        Connector connector = new Connector(Target.of(url), driver, Duration.ofSeconds(10));
        assertThat(catchThrowable(connector::connect)).isInstanceOf(UrlNotUnderstoodException.class);
    }
}
