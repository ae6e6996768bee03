/**
 * Asks a database what it has applied and what a transition has still to move. It only reads, and neither knows the
 * changelog's files nor judges what the answers mean.
 */
@NullMarked
package dev.edd.history;

import org.jspecify.annotations.NullMarked;
