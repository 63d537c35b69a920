package dev.lonja.peer.serve;

import java.time.Duration;
import java.util.Optional;

/**
 * The result of one comparison of the folder with the registry.
 *
 * @param moment the state after it
 * @param isFailed whether something failed, so that another try is needed
 * @param isRegistryFailing whether requests to the registry failed
 * @param isUnsettled whether the folder may have changed since it was read
 * @param again how soon to compare again even if nothing changes
 */
record FolderComparison(
        ServeStatus.Moment moment,
        boolean isFailed,
        boolean isRegistryFailing,
        boolean isUnsettled,
        Optional<Duration> again) {}
