/** Proves that each release works after each phase that it has to live with. */
@NullMarked
package dev.edd.example;

import org.jspecify.annotations.NullMarked;
