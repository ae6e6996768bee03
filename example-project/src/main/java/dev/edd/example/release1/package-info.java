/** Release 1: knows items by one code of 22 characters. Knows nothing of what comes after it. */
@NullMarked
package dev.edd.example.release1;

import org.jspecify.annotations.NullMarked;
