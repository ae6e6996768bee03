package dev.edd.execution;

import dev.edd.lease.Lease;
import dev.edd.migration.Dialect;

/**
 * A run's turn at a database: which one it is, the lease that it may change it by, how it goes about locks, and how long it
 * waits.
 */
record Turn(Dialect dialect, Lease lease, LockRetry retry, SessionTimeouts timeouts) {}
