/**
 * Runs the steps of a plan through Liquibase, one outcome each. It knows connections, transactions and Liquibase's
 * tables; it decides nothing about what is due.
 */
@NullMarked
package dev.edd.execution;

import org.jspecify.annotations.NullMarked;
