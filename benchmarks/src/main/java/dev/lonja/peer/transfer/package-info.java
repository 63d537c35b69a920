/** What benchmarks must see from inside. Thread: as the benchmarks. */
@NullMarked
package dev.lonja.peer.transfer;

import org.jspecify.annotations.NullMarked;
