package dev.lonja.registry.wire.classic;

import dev.lonja.registry.requests.Refusals;
import dev.lonja.registry.wire.WireListener;

/**
 * Who observes classic exchanges.
 *
 * @param refusals counts what a limit refuses
 * @param listener sees every request, and the number of bytes
 */
record ClassicObservers(Refusals refusals, WireListener listener) {}
