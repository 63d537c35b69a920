/**
 * What lies in deploy/k8s, read as Kubernetes would read it.
 *
 * <p>Thread: the test's.
 */
@NullMarked
package dev.lonja.endtoend.kubernetes;

import org.jspecify.annotations.NullMarked;
