/**
 * The group commit: concurrent changes of the directory share transactions.
 *
 * <p>Thread: {@code lonja-writer}, which {@link dev.lonja.registry.commit.GroupCommit} owns. Any thread may submit.
 */
@NullMarked
package dev.lonja.registry.commit;

import org.jspecify.annotations.NullMarked;
