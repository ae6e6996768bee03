package dev.edd.database;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class DriversTest {
    /** As a driver does whose own libraries are missing. */
    @Test
    void one_that_cannot_be_linked_is_missing() {
        ClassLoader broken = new ClassLoader(null) {
            @Override
            protected Class<?> findClass(String name) {
                throw new NoClassDefFoundError("com/google/protobuf/Message");
            }
        };

        assertThatExceptionOfType(DriverMissingException.class)
                .isThrownBy(() -> new Drivers(broken).forTarget(Target.of("jdbc:postgresql://db/shop")));
    }
}
