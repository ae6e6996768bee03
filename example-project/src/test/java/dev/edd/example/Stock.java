package dev.edd.example;

import java.util.UUID;

/** An item as both releases can tell it. */
record Stock(UUID id, String code, int quantity) {
    static Stock of(String code) {
        return new Stock(UUID.randomUUID(), code, 1);
    }
}
