/**
 * The databases that migrations pass on their way to production, what each demands of a migration, and what is known
 * when one is to be let in. It knows no file and no connection, and does not judge: {@code dev.edd.plan} does.
 */
@NullMarked
package dev.edd.environment;

import org.jspecify.annotations.NullMarked;
