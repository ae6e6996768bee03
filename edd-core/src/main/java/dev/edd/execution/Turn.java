package dev.edd.execution;

import dev.edd.lease.Lease;

/** A run's turn at a database: the lease that it may change it by, how it goes about locks, and how long it waits. */
record Turn(Lease lease, LockRetry retry, SessionTimeouts timeouts) {}
