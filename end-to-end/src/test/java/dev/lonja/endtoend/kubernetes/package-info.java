/**
 * The manifests in deploy/k8s, read as Kubernetes reads them.
 *
 * <p>Thread: the main thread of the tests.
 */
@NullMarked
package dev.lonja.endtoend.kubernetes;

import org.jspecify.annotations.NullMarked;
