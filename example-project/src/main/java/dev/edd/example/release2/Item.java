package dev.edd.example.release2;

import java.util.UUID;

/** What lies on a shelf under one label. */
public record Item(UUID id, Label label, int quantity) {}
