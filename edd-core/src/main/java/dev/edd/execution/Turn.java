package dev.edd.execution;

import dev.edd.lease.Lease;

/** A run's turn at a database: the lease that it may change it by, and how it goes about locks. */
record Turn(Lease lease, LockRetry retry) {}
