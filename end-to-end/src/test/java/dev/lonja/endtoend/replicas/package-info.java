/**
 * Several registries on one PostgreSQL behind a balancer, while one after the other fails.
 *
 * <p>Threads: the test's own makes things fail; each user of the {@link dev.lonja.endtoend.replicas.Load} has one.
 */
@NullMarked
package dev.lonja.endtoend.replicas;

import org.jspecify.annotations.NullMarked;
