package dev.lonja.registry.wire;

import dev.lonja.protocol.Outcome;
import dev.lonja.protocol.Request;
import dev.lonja.protocol.RequestDate;
import dev.lonja.transport.HostAddress;
import java.util.Optional;

/**
 * A request and what came of it.
 *
 * @param date the date that a dated request carries
 * @param nanos from its last byte to its reply
 */
public record AnsweredRequest(
        Request request, Optional<RequestDate> date, Outcome outcome, HostAddress from, long nanos) {}
