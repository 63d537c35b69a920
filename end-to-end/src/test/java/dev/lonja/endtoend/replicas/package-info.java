/**
 * Several registries on one PostgreSQL, behind a balancer, while they and the database fail.
 *
 * <p>Threads: the main thread of the test causes the failures. Each user of a {@link dev.lonja.endtoend.replicas.Load} has
 * a thread of its own.
 */
@NullMarked
package dev.lonja.endtoend.replicas;

import org.jspecify.annotations.NullMarked;
