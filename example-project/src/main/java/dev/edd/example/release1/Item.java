package dev.edd.example.release1;

import java.util.UUID;

/**
 * What lies on a shelf under one label.
 *
 * @param code 6 characters for the location, 8 for the batch and 8 for the serial number
 */
public record Item(UUID id, String code, int quantity) {
    public Item {
        if (code.length() != 22) {
            throw new IllegalArgumentException("The code \"%s\" has not 22 characters".formatted(code));
        }
    }
}
